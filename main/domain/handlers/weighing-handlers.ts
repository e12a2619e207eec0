import type { ContainerId } from '../../contract/ids.ts';
import { add, micrograms, subtract, ZERO } from '../../contract/quantity.ts';
import type { LabelKind } from '../../contract/vocabulary.ts';
import { type DomainEvent, event } from '../events.ts';
import type { Portion } from '../execution/batch.ts';
import { labelOf } from '../execution/container-label.ts';
import { intakeIn } from '../execution/intake.ts';
import { type GateFacts, unattributed } from '../facts.ts';
import { locationOf } from '../material/location.ts';
import { caseLabelPrinted } from './case-handlers.ts';
import { additionBegun } from './charge-handlers.ts';
import { intermediateTared, intermediateWeighed } from './discharge-handlers.ts';
import {
  certain,
  dispensing,
  type Handlers,
  scaleEvidence,
  signatureRecord,
  stepRef,
  weightEvidence,
} from './handler.ts';
import { holdLabelPrinted } from './hold-label-handlers.ts';
import { receivedLabelPrinted } from './received-label-handlers.ts';

export const WEIGHING_HANDLERS: Handlers<
  | 'SelectScale'
  | 'ZeroScale'
  | 'CaptureTare'
  | 'CloseSource'
  | 'AcceptWeight'
  | 'CaptureRemoval'
  | 'VoidContainer'
  | 'PrintLabel'
  | 'ReprintLabel'
  | 'RecordPrint'
  | 'BeginVerification'
  | 'VerifyContainer'
> = {
  SelectScale: (facts) => [event('ScaleSelected', { ...stepRef(facts), scale: facts.command.scale })],
  ZeroScale: (facts) => [
    event('ScaleZeroed', { ...stepRef(facts), scale: facts.command.scale, evidence: scaleEvidence(facts) }),
  ],
  CaptureTare: (facts) => {
    if (facts.discharge) return intermediateTared(facts, facts.discharge);
    const { id, dispensed } = certain(facts.batch, 'a batch');
    const container = `${id}/DC-${String(dispensed + 1).padStart(2, '0')}` as ContainerId;
    return [event('TareCaptured', { ...stepRef(facts), container, evidence: scaleEvidence(facts) })];
  },
  CloseSource: (facts) => {
    const { work } = dispensing(facts);
    const source = certain(work.source, 'an open source');
    const portion = work.current ? certain(unattributed(dispensing(facts)), 'a net mass') : ZERO;
    const expected = subtract(source.onHandAtOpening, add(source.taken, portion));
    const { emptied } = facts.command;
    return [
      event('SourceClosed', {
        ...stepRef(facts),
        container: source.container,
        lot: source.lot,
        portion,
        emptied,
        remainder: emptied ? ZERO : micrograms(Math.max(0, expected)),
        // What is emptied may have held less or more; what gave more than it held certainly held more.
        variance: emptied || expected < 0 ? micrograms(-expected) : ZERO,
        evidence: work.current ? scaleEvidence(facts) : null,
      }),
    ];
  },
  AcceptWeight: (facts) => {
    if (facts.discharge) return intermediateWeighed(facts, facts.discharge);
    const { work, limits, net, item } = dispensing(facts);
    const current = certain(work.current, 'a container in work');
    const source = certain(work.source, 'an open source');
    const evidence = weightEvidence(facts);
    const { target, lowest, highest } = certain(limits, 'limits');
    const last: Portion = {
      container: source.container,
      lot: source.lot,
      net: certain(unattributed(dispensing(facts)), 'a net mass'),
    };
    return [
      event('WeightAccepted', {
        ...stepRef(facts),
        container: current.id,
        item: item.id,
        gross: evidence.mass,
        tare: current.tare,
        net: certain(net, 'a net mass'),
        target,
        lowest,
        highest,
        portions: last.net === 0 ? current.portions : [...current.portions, last],
        person: certain(facts.person, 'a person').id,
        location: locationOf(facts.station.id),
        evidence,
      }),
    ];
  },
  CaptureRemoval: (facts) => {
    const { work, net, step } = dispensing(facts);
    const current = certain(work.current, 'a container in work');
    const overshoot = certain(current.overshoot, 'an overshoot');
    const to =
      step.removal === 'waste'
        ? { kind: 'waste' as const, container: certain(overshoot.waste, 'a waste container') }
        : { kind: 'source' as const, container: certain(work.source, 'an open source').container };
    return [
      event('ExcessRemoved', {
        ...stepRef(facts),
        container: current.id,
        to,
        mass: subtract(overshoot.peakNet, certain(net, 'a net mass')),
        evidence: scaleEvidence(facts),
      }),
    ];
  },
  VoidContainer: (facts) => {
    const { work, last } = facts.discharge ?? dispensing(facts);
    const container = certain(work.current?.id ?? last?.id, 'a container');
    return [event('ContainerVoided', { ...stepRef(facts), container, reason: facts.command.reason })];
  },
  PrintLabel: (facts) => reserve(facts, facts.command.container),
  ReprintLabel: (facts) => reserve(facts, facts.command.container),
  RecordPrint: (facts) => PRINTED[facts.command.label](facts),
  BeginVerification: (facts) =>
    intakeIn(facts.step)
      ? additionBegun(facts)
      : [
          event('VerificationBegun', {
            ...stepRef(facts),
            container: certain(dispensing(facts).last, 'a container').id,
            verifier: facts.command.verifier,
          }),
        ],
  VerifyContainer: (facts) => {
    const { verification, containers } = dispensing(facts).work;
    const { container, verifier } = certain(verification, 'a verification');
    return [
      event('ContainerVerified', {
        ...stepRef(facts),
        container,
        verifier,
        weighedAgain: containers.some(({ id, leftPan }) => id === container && leftPan),
        evidence: weightEvidence(facts),
        signature: signatureRecord(facts),
      }),
    ];
  },
};

/** The print is on record before the printer hears of it (devices.md §2.4). */
function reserve(facts: GateFacts, container: ContainerId): readonly DomainEvent[] {
  const printed = labelOf(facts, container)?.printed ?? 0;
  const { command } = facts;
  return [
    event('LabelPrintReserved', {
      ...stepRef(facts),
      container,
      copy: printed + 1,
      reason: command.type === 'ReprintLabel' ? command.reason : null,
      signature: command.type === 'ReprintLabel' ? signatureRecord(facts) : null,
    }),
  ];
}

type PrintFacts = GateFacts & { command: { type: 'RecordPrint' } };

/** The printer's word may come after the person left the step: the container says where it belongs. */
function labelPrinted({ state, command }: PrintFacts): readonly DomainEvent[] {
  const container = state.get('containers', command.container);
  if (container?.kind !== 'dispensed' && container?.kind !== 'output')
    throw new Error(`broken invariant: printed a label for ${command.container}`);
  const { outcome, detail, bitmapHash } = command;
  return [
    event('LabelPrinted', {
      batch: container.batch,
      step: container.step,
      container: container.id,
      outcome,
      detail,
      bitmapHash,
    }),
  ];
}

const PRINTED: Readonly<Record<LabelKind, (facts: PrintFacts) => readonly DomainEvent[]>> = {
  container: labelPrinted,
  output: labelPrinted,
  hold: holdLabelPrinted,
  received: receivedLabelPrinted,
  case: caseLabelPrinted,
};
