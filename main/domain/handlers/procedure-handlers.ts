import type { ReasonCode } from '../../contract/vocabulary.ts';
import { belowMinimumSince } from '../equipment/below-minimum.ts';
import type { Scale } from '../equipment/equipment.ts';
import {
  fitnessOf,
  isWithin,
  lastGood,
  nextLoad,
  openRunOn,
  type ProcedureRun,
  referenceOf,
  spreadOf,
  waitsForZero,
} from '../equipment/fitness.ts';
import { planOf } from '../equipment/procedures.ts';
import { weighedSince } from '../equipment/weighed-since.ts';
import { type DomainEvent, type EventData, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import type { LoadObservation } from '../kernel-command.ts';
import type { PlantReader } from '../state.ts';
import { certain, type Handlers, scaleEvidence, signatureRecord } from './handler.ts';

/** The procedures of metrology, load after load (USP <41>, USP <1251>). */
export const PROCEDURE_HANDLERS: Handlers<
  'BeginProcedure' | 'CaptureLoad' | 'BreakOffProcedure' | 'VerifyProcedure'
> = {
  BeginProcedure: ({ state, command, scale, session, person }) => {
    const { id } = certain(scale, 'a scale');
    const before = fitnessOf(state, id);
    const weightSet = certain(session?.weights, 'weights in the hand');
    return [
      event('ProcedureBegun', {
        equipment: id,
        run: (before?.results.at(-1)?.number ?? 0) + 1,
        procedure: command.procedure,
        session: certain(session, 'a session').id,
        weightSet,
        certificate: certain(state.get('weightSets', weightSet), 'a weight set').certificate,
        person: certain(person, 'a person').id,
      }),
    ];
  },
  CaptureLoad: (facts) => {
    const { state, person } = facts;
    const scale = certain(facts.scale, 'a scale');
    const run = certain(openRunOn(state, scale.id), 'an open procedure');
    const next = certain(nextLoad(state, scale, run), 'a load');
    const evidence = scaleEvidence(facts);
    const reference = referenceOf(run, next);
    const passed = isWithin(evidence.mass, reference, next);
    const { position, direction, weights, nominal, tolerance } = next;
    const here = refTo(scale, run);
    const captured = event('LoadCaptured', {
      ...here,
      load: run.loads.length + 1,
      position,
      direction,
      weights,
      nominal,
      reference,
      tolerance,
      passed,
      person: certain(person, 'a person').id,
      evidence,
    });
    const events: DomainEvent[] = [captured];
    if (!passed && !run.failed) events.push(failure(state, scale, run));
    const isLast = planOf(state, scale, run.procedure)?.loads.length === run.loads.length + 1;
    if (isLast) {
      const shown = [...run.loads.map((each) => each.shown), evidence.mass];
      events.push(completion(state, scale, run, shown, passed && !run.failed));
    }
    return events;
  },
  BreakOffProcedure: ({ state, command, scale, person }) => {
    const { id } = certain(scale, 'a scale');
    return brokenOff(state, id, command.reason, certain(person, 'a person').id);
  },
  VerifyProcedure: (facts) => {
    const scale = certain(facts.scale, 'a scale');
    const run = certain(fitnessOf(facts.state, scale.id)?.run, 'a procedure');
    return [event('ProcedureVerified', { ...refTo(scale, run), signature: signatureRecord(facts) })];
  },
};

const refTo = ({ id }: Pick<Scale, 'id'>, { number, procedure }: ProcedureRun) => ({
  equipment: id,
  run: number,
  procedure,
});

/** The first reading outside takes the scale out at once; the loads that follow only tell how far it is off. */
function failure(state: PlantReader, scale: Scale, run: ProcedureRun): DomainEvent {
  const again = scale.service === 'outOfService';
  const since = again
    ? []
    : weighedSince(state, scale.id, lastGood(state, scale.id, run.procedure)?.at ?? null);
  return event('ProcedureFailed', { ...refTo(scale, run), again, since });
}

/** What a worse repeatability puts in doubt is known with the last load; it counts from there, verified or not. */
function completion(
  state: PlantReader,
  scale: Scale,
  run: ProcedureRun,
  shown: Parameters<typeof spreadOf>[1],
  within: boolean,
): DomainEvent {
  const spread = spreadOf(run.procedure, shown);
  const isWorse = spread !== null && spread > scale.repeatability;
  const data: EventData['ProcedureCompleted'] = {
    ...refTo(scale, run),
    within,
    spread,
    former: spread === null ? null : scale.repeatability,
    since: isWorse
      ? belowMinimumSince(
          state,
          { ...scale, repeatability: spread },
          lastGood(state, scale.id, run.procedure)?.at ?? null,
        )
      : [],
  };
  return event('ProcedureCompleted', data);
}

/** The end of an open procedure before its last load; nothing where none is open. */
export function brokenOff(
  state: PlantReader,
  scale: Scale['id'],
  reason: ReasonCode,
  person: EventData['ProcedureBrokenOff']['person'] = null,
): readonly DomainEvent[] {
  const run = openRunOn(state, scale);
  return run ? [event('ProcedureBrokenOff', { ...refTo({ id: scale }, run), reason, person })] : [];
}

/** What the station notices on the pan while a procedure goes on: its zero, and a key that was pressed at the instrument. */
export function panObserved(
  { state, scale }: GateFacts,
  observation: LoadObservation,
): readonly DomainEvent[] {
  const run = scale && openRunOn(state, scale.id);
  if (!scale || !run) return [];
  if (observation.kind === 'disturbed') return brokenOff(state, scale.id, 'instrument-disturbed');
  if (observation.kind !== 'returnedToZero' && observation.kind !== 'settled') return [];
  const isZero = Math.abs(observation.evidence.mass) <= scale.division;
  return isZero && waitsForZero(state, scale, run)
    ? [event('PanReturnedToZero', { ...refTo(scale, run), evidence: observation.evidence })]
    : [];
}
