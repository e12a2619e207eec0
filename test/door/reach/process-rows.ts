import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { GateId } from '../../../main/contract/refusals.ts';
import { ADD_VERIFIER, ADDER, SPOILED, scanFirst, scanSecond } from '../../support/floor/blend-hands.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import { ATTEMPTS } from './attempts.ts';
import {
  afterMidnight,
  inOtherStep,
  lockedOut,
  lotRejected,
  passTo,
  signedInAt,
  someoneElse,
} from './disturbances.ts';
import type { Row } from './row.ts';
import { but } from './usual.ts';

const AT_BLENDER = { station: 'BL-01', person: ADDER } as const;

/** The gates before every command of the blender, each reached from where it stands. */
const ofBlender = (command: CommandType, ...gates: readonly GateId[]): readonly Row[] =>
  gates.map((gate) => {
    switch (gate) {
      case 'requireStationFunction':
        return but(command, gate, {
          when: 'the weigh booth acts in a step of the blender',
          disturb: signedInAt('WS-01'),
          change: { station: 'WS-01', context: { batch: BATCH, step: ATTEMPTS[command].step } },
        });
      case 'requireStepState':
        return but(command, gate, { disturb: inOtherStep('119') });
      case 'requirePerformer':
        return but(command, gate, { disturb: someoneElse(ADD_VERIFIER) });
      case 'requireTraining':
        return but(command, gate, { disturb: someoneElse('OP-101') });
      case 'requireNotLockedOut':
        return but(command, gate, { disturb: lockedOut(ADD_VERIFIER) });
      default:
        return but(command, gate, {});
    }
  });

/** Charging and processing: show, verify, add, run, read. */
export const PROCESS_ROWS: readonly Row[] = [
  {
    command: 'PresentScan',
    gate: 'requireSequence',
    when: 'a container that waits for the first blend',
    code: 'sequence.container',
    attempt: { ...AT_BLENDER, at: 'charging', step: '114' },
    make: ({ desk }) => scanFirst(desk),
    opens: 'outOfSequence',
  },
  {
    command: 'PresentScan',
    gate: 'requireContainerPhase',
    when: 'a container that was voided after it was weighed',
    code: 'container.void',
    attempt: { ...AT_BLENDER, at: 'charging', step: '114' },
    make: ({ desk }) => scanSecond(desk, SPOILED),
  },
  {
    command: 'BeginVerification',
    gate: 'requireCharge',
    when: 'nothing is about to go in',
    code: 'charge.none',
    attempt: { ...AT_BLENDER, at: 'charging', step: '114' },
    change: { fields: { verifier: ADD_VERIFIER } },
  },
  {
    command: 'StartStep',
    gate: 'requireClean',
    when: 'a machine that nobody cleaned is charged',
    code: 'clean.never',
    attempt: { ...AT_BLENDER, at: 'blenderCleared', step: '114' },
    opens: 'machineNotReady',
  },
  {
    command: 'SuspendStep',
    gate: 'requireProcess',
    when: 'a machine that runs is handed over',
    code: 'process.running',
    attempt: { ...AT_BLENDER, at: 'blendRunning', step: '116' },
  },
  {
    command: 'CompleteStep',
    gate: 'requireDuration',
    when: 'the time is not up',
    code: 'duration.left',
    also: ['evidence.missing'],
    attempt: { ...AT_BLENDER, at: 'blendRunning', step: '116' },
  },
  ...ofBlender(
    'VerifyAddition',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
    'requireUnblocked',
    'requireNoHold',
    'requireNotLockedOut',
    'requireAcknowledgement',
    'requireSignature',
    'requireSignedText',
  ),
  {
    command: 'VerifyAddition',
    gate: 'requireCharge',
    when: 'no second person came',
    code: 'verification.none',
    attempt: { at: 'presented' },
  },
  {
    command: 'VerifyAddition',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    also: ['verification.otherPerson'],
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyAddition',
    gate: 'requireIndependence',
    when: 'the one who adds it',
    code: 'independence.own',
    also: ['training.missing', 'verification.otherPerson'],
    change: { signing: { signer: ADDER } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyAddition',
    gate: 'requireOwnScans',
    when: 'a second person who scanned nothing',
    code: 'verification.scans',
    attempt: { at: 'addBegun' },
  },
  ...ofBlender(
    'ChargeContainer',
    'requireHealthyLog',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
    'requireUnblocked',
    'requirePerformer',
    'requireTraining',
    'requireNoHold',
  ),
  {
    command: 'ChargeContainer',
    gate: 'requireCharge',
    when: 'it goes in before the second person signed',
    code: 'charge.unverified',
    attempt: { at: 'addScanned' },
  },
  {
    command: 'ChargeContainer',
    gate: 'requireApprovedStatus',
    when: 'a lot that quality rejected since it was weighed',
    code: 'status.rejected',
    disturb: lotRejected('RH-2507-033'),
    opens: 'statusViolation',
  },
  {
    command: 'ChargeContainer',
    gate: 'requireInDate',
    when: 'a lot that expired yesterday',
    code: 'date.expired',
    disturb: afterMidnight,
    opens: 'statusViolation',
  },
  {
    command: 'ChargeContainer',
    gate: 'requireClean',
    when: 'a cleaning that held for three days',
    code: 'clean.expired',
    also: ['date.expired'],
    disturb: passTo('2026-03-13', '10:00'),
    opens: 'statusViolation',
  },
  ...ofBlender(
    'RecordCleaning',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireNotLockedOut',
    'requireAcknowledgement',
    'requireSignature',
    'requireSignedText',
  ),
  {
    command: 'RecordCleaning',
    gate: 'requireMachine',
    when: 'a machine with a batch in it',
    code: 'machine.occupied',
    attempt: { at: 'blending' },
  },
  {
    command: 'RecordCleaning',
    gate: 'requireCleaner',
    when: 'a second person without the qualification to verify',
    code: 'cleaner.unqualified',
    change: { signing: { signer: 'OP-101' } },
  },
  {
    command: 'RecordCleaning',
    gate: 'requireIndependence',
    when: 'the one who cleaned it',
    code: 'independence.cleaning',
    also: ['cleaner.unqualified'],
    change: { signing: { signer: ADDER } },
  },
  ...ofBlender(
    'StartProcess',
    'requireHealthyLog',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
    'requireUnblocked',
    'requirePerformer',
    'requireTraining',
    'requireNoHold',
  ),
  {
    command: 'StartProcess',
    gate: 'requireProcess',
    when: 'a machine that runs already',
    code: 'process.running',
    attempt: { at: 'blendRunning' },
  },
  ...ofBlender(
    'StopProcess',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
    'requireReason',
  ),
  {
    command: 'StopProcess',
    gate: 'requireProcess',
    when: 'a machine that stands',
    code: 'process.stands',
    attempt: { at: 'blending' },
  },
  {
    command: 'StopProcess',
    gate: 'requireDuration',
    when: 'it is ended before its time is up',
    code: 'duration.left',
    change: { fields: { reason: 'run-finished' } },
  },
  ...ofBlender(
    'RecordParameter',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
    'requireUnblocked',
    'requirePerformer',
    'requireTraining',
    'requireNoHold',
  ),
  {
    command: 'RecordParameter',
    gate: 'requireParameter',
    when: 'a value that the recipe does not ask for',
    code: 'parameter.unknown',
    change: { fields: { parameter: 'bar' } },
  },
  {
    command: 'RecordParameter',
    gate: 'requireParameter',
    when: 'a value outside its limits',
    code: 'parameter.outside',
    change: { fields: { value: '14' } },
    opens: 'parameterOutside',
  },
];
