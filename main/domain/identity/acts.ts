import type { BatchId, ExceptionId, HoldId, PersonId, StepId } from '../../contract/ids.ts';
import type { EventData, EventType, RecordedEvent } from '../events.ts';
import type { PlantReader } from '../state.ts';
import type { SignedCommandType } from './signing.ts';

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

/** Issuing is a step of the record that nobody performs or verifies beside it. */
const inStep = (state: PlantReader, batch: BatchId, step: StepId, act: Act): Act =>
  state.get('batches', batch)?.steps[step]?.work.kind === 'issue' ? 'issued' : act;

/** The batch a hold stands on: itself, or one of its containers. */
export function heldBatch(state: PlantReader, hold: HoldId): BatchId | null {
  const object = state.get('holds', hold)?.object;
  if (object?.kind === 'batch') return object.id;
  const container = object?.kind === 'container' ? state.get('containers', object.id) : undefined;
  return container?.kind === 'dispensed' || container?.kind === 'output' ? container.batch : null;
}

/** Which event is whose act, in which batch. An event that is not listed is nobody's part in a batch. */
const ACT_OF: Reads = {
  BatchIssued: ({ batch, signature }) => ({ batch, person: signature.person, act: 'issued' }),
  StepStarted: ({ batch, step, person }, state) => ({
    batch,
    person,
    act: inStep(state, batch, step, 'performed'),
  }),
  StepTakenOver: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ItemAnswered: ({ batch }, _state, person) => ({ batch, person, act: 'performed' }),
  RunStarted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  InProcessOpened: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  SetUpOpened: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  HeelRecorded: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  PlacementCaptured: ({ batch }, _state, person) => ({ batch, person, act: 'performed' }),
  PlacementInvalidated: ({ batch, signature }) => ({ batch, person: signature.person, act: 'verified' }),
  RestartAuthorized: ({ batch, signature }) => ({ batch, person: signature.person, act: 'approved' }),
  LineCounted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  LabelRollMounted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  LabelRollTakenOff: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  SpecimenKept: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  PackCodeRead: ({ batch, person, signature }) =>
    signature ? { batch, person: signature.person, act: 'verified' } : { batch, person, act: 'performed' },
  ComponentIssued: ({ batch, signature }) => ({ batch, person: signature.person, act: 'verified' }),
  ComponentCounted: ({ batch, signature }) => ({ batch, person: signature.person, act: 'performed' }),
  CasesPacked: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  RestartVerified: ({ batch, verifier }) => ({ batch, person: verifier, act: 'verified' }),
  ReadingEntered: ({ batch, reading }) => ({ batch, person: reading.by, act: 'performed' }),
  ReadingConfirmed: ({ batch, signature }) => ({ batch, person: signature.person, act: 'verified' }),
  WeightAccepted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  StepVerified: ({ batch, step, verifier }, state) => ({
    batch,
    person: verifier,
    act: inStep(state, batch, step, 'verified'),
  }),
  AdditionVerified: ({ batch, verifier }) => ({ batch, person: verifier, act: 'verified' }),
  ContainerCharged: ({ batch, adder }) => ({ batch, person: adder, act: 'performed' }),
  TestPiecePassed: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ContainerTakenIn: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  IntermediateWeighed: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ProcessStarted: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ParameterRecorded: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ContainerVerified: ({ batch, verifier }) => ({ batch, person: verifier, act: 'verified' }),
  LabelsIssued: ({ batch }, _state, person) => ({ batch, person, act: 'performed' }),
  LabelsDestroyed: ({ batch, person }) => ({ batch, person, act: 'performed' }),
  ApplicatorRead: ({ batch }, _state, person) => ({ batch, person, act: 'performed' }),
  LabelsCounted: ({ batch, signature }) => ({ batch, person: signature.person, act: 'performed' }),
  SampleTaken: ({ sample, signature }) => ({
    batch: sample.batch,
    person: signature.person,
    act: 'performed',
  }),
  ResultEntered: ({ sample, signature }, state) => ({
    batch: state.get('samples', sample)?.batch ?? null,
    person: signature.person,
    act: 'performed',
  }),
  ResultVerified: ({ sample, signature }, state) => ({
    batch: state.get('samples', sample)?.batch ?? null,
    person: signature.person,
    act: 'verified',
  }),
  LateEntryMade: ({ entry, signature }) => ({
    batch: entry.about.kind === 'step' ? entry.about.batch : null,
    person: signature.person,
    act: 'performed',
  }),
  LateEntryConfirmed: ({ late, signature }, state) => {
    const about = state.get('lateEntries', late)?.about;
    return { batch: about?.kind === 'step' ? about.batch : null, person: signature.person, act: 'verified' };
  },
  CorrectionProposed: ({ correction, signature }) => ({
    batch: correction.batch,
    person: signature.person,
    act: 'corrected',
  }),
  CorrectionApproved: ({ batch, signature }) => ({ batch, person: signature.person, act: 'approved' }),
  CorrectionRefused: ({ batch, signature }) => ({ batch, person: signature.person, act: 'decided' }),
  CaptureInvalidated: ({ batch, signature }) => ({ batch, person: signature.person, act: 'corrected' }),
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
  OverrideGranted: ({ batch, signature }) => ({ batch, person: signature.person, act: 'decided' }),
  RecordMoved: ({ record, move, signature }, state) => ({
    batch: state.get('records', record)?.batch ?? null,
    person: signature.person,
    act: move.kind === 'approve' || move.kind === 'close' ? 'approved' : 'decided',
  }),
  HoldReleased: ({ hold, person, signature }, state) => ({
    batch: signature && heldBatch(state, hold),
    person,
    act: 'decided',
  }),
  AuditTrailReviewed: ({ batch, signature }) => ({ batch, person: signature.person, act: 'reviewed' }),
  BatchReviewSigned: ({ batch, signature }) => ({ batch, person: signature.person, act: 'reviewed' }),
  BatchReturned: ({ batch, signature }) => ({ batch, person: signature.person, act: 'reviewed' }),
};

/** What signing a command makes of the signer in its batch: told before they sign (rules §10). */
export const ACT_OF_SIGNING: Readonly<Partial<Record<SignedCommandType, Act>>> = {
  IssueBatch: 'issued',
  CompleteStep: 'performed',
  VerifyStep: 'verified',
  VerifyContainer: 'verified',
  VerifyAddition: 'verified',
  CountLabels: 'performed',
  VerifyRestart: 'verified',
  VerifyCode: 'verified',
  InvalidatePlacement: 'verified',
  RestartRun: 'approved',
  SettleException: 'decided',
  ReallocateLot: 'decided',
  OverrideFefo: 'decided',
  ReidentifyContainer: 'decided',
  OverrideReweigh: 'decided',
  OverrideManualWeight: 'decided',
  OverrideCheckWindow: 'decided',
  ConfirmReading: 'verified',
  ReleaseHold: 'decided',
};

/** The act that an event records, if it is one. */
export function actOf(state: PlantReader, { event, person }: RecordedEvent): Done | null {
  const read = ACT_OF[event.type] as
    | ((data: unknown, state: PlantReader, by: PersonId | null) => Done)
    | undefined;
  return read ? read(event.data, state, person as PersonId | null) : null;
}
