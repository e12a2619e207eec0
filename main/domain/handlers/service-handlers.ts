import { distance, parseMass } from '../../contract/quantity.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import { holdsOfFailure } from '../equipment/failure.ts';
import { detectorOf, pieceOf } from '../equipment/metal-detector.ts';
import { nextReference, readingsOf, type Served, servedIn } from '../equipment/service-case.ts';
import { type DomainEvent, event } from '../events.ts';
import { isComplete, isGood } from '../execution/challenge.ts';
import type { GateFacts } from '../facts.ts';
import type { PlantDay } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import { certain, type Handlers, scaleEvidence, signatureRecord } from './handler.ts';
import { brokenOff } from './procedure-handlers.ts';

/** The way of a scale or a metal detector back into service (rules §5). */
export const SERVICE_HANDLERS: Handlers<
  | 'CaptureReference'
  | 'PassReference'
  | 'AdjustScale'
  | 'RequestReturn'
  | 'ApproveReturn'
  | 'RecordCalibration'
> = {
  CaptureReference: (facts) => {
    const { state, command, person, session } = facts;
    const { phase } = command;
    const scale = certain(facts.scale, 'a scale');
    const point = certain(nextReference(state, scale, phase), 'a reference weight');
    const weights = certain(session?.weights, 'weights in the hand');
    const nominal = parseMass(command.nominal, scale.unit);
    const evidence = scaleEvidence(facts);
    const passed = nominal.ok && distance(evidence.mass, point.nominal) <= point.tolerance;
    const before = readingsOf(state, scale.id, phase);
    const isLast = before.length + 1 === scale.check.points.length;
    const within = passed && before.every((each) => each.passed);
    return [
      event('ReferenceCaptured', {
        equipment: scale.id,
        phase,
        nominal: point.nominal,
        tolerance: point.tolerance,
        passed,
        weightSet: weights,
        certificate: certain(state.get('weightSets', weights), 'a weight set').certificate,
        person: certain(person, 'a person').id,
        evidence,
      }),
      ...(isLast ? [event('ScaleMeasured', { equipment: scale.id, phase, within })] : []),
    ];
  },
  PassReference: (facts) => {
    const { state, command, person, observed } = facts;
    const { detector: id, piece, result } = command;
    const detector = certain(detectorOf(state, id), 'a metal detector');
    const by = certain(person, 'a person').id;
    const all = [...(state.get('services', id)?.pieces ?? []), { piece, result, by, at: observed.moment.at }];
    return [
      event('ReferencePassed', {
        equipment: id,
        piece,
        certificate: certain(pieceOf(detector, piece), 'a test piece').certificate,
        result,
        person: by,
      }),
      ...(isComplete(detector, all)
        ? [event('ScaleMeasured', { equipment: id, phase: 'asLeft', within: isGood(all) })]
        : []),
    ];
  },
  AdjustScale: (facts) => {
    const { scale, reason, narrative } = facts.command;
    return [
      ...brokenOff(facts.state, scale, reason),
      event('ScaleAdjusted', { equipment: scale, reason, narrative, signature: signatureRecord(facts) }),
    ];
  },
  RequestReturn: (facts) => [
    event('ReturnRequested', { equipment: facts.command.scale, signature: signatureRecord(facts) }),
  ],
  RecordCalibration: (facts) => {
    const { certificate, standard, standardExpires, due } = facts.command;
    const { id, calibrationDue } = certain(facts.scale, 'a scale');
    return [
      event('CalibrationRecorded', {
        equipment: id,
        certificate,
        standard,
        standardExpires: standardExpires as PlantDay,
        from: calibrationDue,
        due: due as PlantDay,
        signature: signatureRecord(facts),
      }),
    ];
  },
  ApproveReturn: (facts) => {
    const scale = certain(servedIn(facts), 'a scale or a detector');
    return [
      event('ReturnApproved', { equipment: scale.id, signature: signatureRecord(facts) }),
      ...holdsEnd(facts, scale),
      ...checksDueAgain(facts.state, scale),
    ];
  },
};

/** The signature under the return is the authority for them. */
const holdsEnd = ({ state, signer }: GateFacts, { id }: Served): readonly DomainEvent[] =>
  holdsOfFailure(state, id).map((hold) =>
    event('HoldReleased', {
      hold: hold.id,
      reason: 'equipment-repaired' satisfies ReasonCode,
      person: certain(signer, 'a signer').id,
      signature: null,
    }),
  );

/** A check step that is still open asks the scale again; what it showed before stands in the record. */
const checksDueAgain = (state: PlantReader, { id }: Served): readonly DomainEvent[] =>
  [...state.all('batches')].flatMap((batch) =>
    Object.values(batch.steps)
      .filter(
        ({ work, state: at }) =>
          work.kind === 'check' && work.scales[id]?.outcome === 'failed' && !ENDED.has(at),
      )
      .map((step) => event('CheckDueAgain', { batch: batch.id, step: step.id, scale: id })),
  );

const ENDED: ReadonlySet<string> = new Set(['verified', 'notExecuted']);
