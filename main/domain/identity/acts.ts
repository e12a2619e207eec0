import type { BatchId, ExceptionId, PersonId } from '../../contract/ids.ts';
import type { EventData, EventType, RecordedEvent } from '../events.ts';
import type { PlantReader } from '../state.ts';

/** What a person can have done in a batch that keeps them from deciding about it later (S104, rules §6, §10). */
export const ACTS = [
  'issued',
  'performed',
  'verified',
  'decided',
  'approved',
  'corrected',
  'reviewed',
] as const;
export type Act = (typeof ACTS)[number];

interface Done {
  readonly batch: BatchId | null;
  readonly person: PersonId | null;
  readonly act: Act;
}
type Reads = {
  readonly [Type in EventType]?: (data: EventData[Type], state: PlantReader, by: PersonId | null) => Done;
};

const batchOf = (state: PlantReader, exception: ExceptionId): BatchId | null =>
  state.get('exceptions', exception)?.batch ?? null;

/** Which event is whose act, in which batch. An event that is not listed is nobody's part in a batch. */
const ACT_OF: Reads = {
  BatchIssued: ({ batch, signature }) => ({ batch, person: signature.person, act: 'issued' }),
  StepStarted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  StepTakenOver: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ItemAnswered: ({ batch }, _state, person) => ({ batch, person, act: 'performed' }),
  WeightAccepted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  StepVerified: ({ batch, verifier }) => ({ batch, person: verifier, act: 'verified' }),
  ContainerVerified: ({ batch, verifier }) => ({ batch, person: verifier, act: 'verified' }),
  DispositionDecided: ({ exception, signature }, state) => ({
    batch: batchOf(state, exception),
    person: signature.person,
    act: 'decided',
  }),
  DispositionApproved: ({ exception, signature }, state) => ({
    batch: batchOf(state, exception),
    person: signature.person,
    act: 'approved',
  }),
  ExceptionSettled: ({ exception, signature }, state) => ({
    batch: batchOf(state, exception),
    person: signature.person,
    act: 'decided',
  }),
};

/** The act that an event records, if it is one. */
export function actOf(state: PlantReader, { event, person }: RecordedEvent): Done | null {
  const read = ACT_OF[event.type] as
    | ((data: unknown, state: PlantReader, by: PersonId | null) => Done)
    | undefined;
  return read ? read(event.data, state, person as PersonId | null) : null;
}
