import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { GateId } from '../../../main/contract/refusals.ts';
import { BATCH, RUN_BATCH } from '../../support/floor/door-plant.ts';
import { BALANCE, clearForNext } from '../../support/floor/run-hands.ts';
import { ATTEMPTS } from './attempts.ts';
import { type Disturbance, held, inOtherStep, signedInAt, someoneElse } from './disturbances.ts';
import type { Row } from './row.ts';
import { batchOf } from './scene.ts';
import { but, usual } from './usual.ts';

/** The gates before every command of the run, each reached from where the run stands. */
const ofRun = (command: CommandType, ...gates: readonly GateId[]): readonly Row[] =>
  gates.map((gate) => {
    switch (gate) {
      case 'requireStationFunction':
        return but(command, gate, {
          when: 'the weigh booth acts in a step of the machine',
          disturb: signedInAt('WS-01'),
          change: { station: 'WS-01', context: { batch: batchOf(ATTEMPTS[command]), step: '150' } },
        });
      case 'requireStepState':
        return but(command, gate, {
          disturb: inOtherStep(batchOf(ATTEMPTS[command]) === RUN_BATCH ? '140' : '142'),
        });
      case 'requireTraining':
        return but(command, gate, { disturb: someoneElse('OP-101') });
      case 'requireNoHold':
        return but(command, gate, { disturb: held({ kind: 'batch', id: batchOf(ATTEMPTS[command]) }) });
      default:
        return but(command, gate, {});
    }
  });

const HERE = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const IN_STEP = [
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requireUnblocked',
] as const;
const BY_PERFORMER = ['requirePerformer', 'requireTraining', 'requireNoHold'] as const;
const FIT = ['requireInService', 'requireCalibration', 'requireRoutineCheck'] as const;
const READ = ['requireReading', 'requireStable', 'requireFresh', 'requireInRange', 'requireUnit'] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;

/** The clearance of the machine ends, because somebody begins to clear it for the next batch. */
const clearedForNext: Disturbance = async ({ desk }) => {
  await clearForNext(desk);
  return null;
};

/** An encapsulation with its in-process checks: open, weigh, strike, close, restart. */
export const RUN_ROWS: readonly Row[] = [
  ...ofRun('OpenInProcess', 'requireHealthyLog', ...HERE, ...IN_STEP, ...BY_PERFORMER, ...FIT),
  {
    command: 'OpenInProcess',
    gate: 'requireInProcessDue',
    when: 'a check long before its time',
    code: 'inProcess.notDue',
    attempt: { at: 'runRunning' },
  },
  {
    command: 'OpenInProcess',
    gate: 'requireInProcessDue',
    when: 'a second check beside the open one',
    code: 'inProcess.open',
    attempt: { at: 'runCaptured' },
  },
  ...ofRun('CapturePlacement', ...HERE, ...IN_STEP, ...BY_PERFORMER, ...FIT, ...READ, 'requireDisplayed'),
  {
    command: 'CapturePlacement',
    gate: 'requireInProcessOpen',
    when: 'no check is open',
    code: 'inProcess.none',
    also: ['unit.none'],
    attempt: { at: 'runMade' },
  },
  {
    command: 'CapturePlacement',
    gate: 'requireNextUnit',
    when: 'the unit that was captured last',
    code: 'unit.same',
    attempt: { at: 'runCaptured' },
  },
  {
    command: 'CapturePlacement',
    gate: 'requireMinimumWeight',
    when: 'an empty shell, too light for the balance',
    code: 'unit.belowMinimum',
    disturb: async ({ desk }) => {
      await desk.put(BALANCE, '0.1180 g');
      return null;
    },
  },
  ...ofRun('InvalidatePlacement', ...HERE, ...IN_STEP, 'requirePerformer', ...SIGNED),
  {
    command: 'InvalidatePlacement',
    gate: 'requireTraining',
    when: 'a witness without the qualification to verify',
    code: 'training.missing',
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
  {
    command: 'InvalidatePlacement',
    gate: 'requireIndependence',
    when: 'the one who weighed it',
    code: 'independence.own',
    also: ['training.missing'],
    change: { signing: { signer: 'OP-203' } },
    opens: 'unqualified',
  },
  {
    command: 'InvalidatePlacement',
    gate: 'requireInProcessOpen',
    when: 'a check that is judged',
    code: 'inProcess.none',
    also: ['signature.otherText'],
    attempt: { at: 'runRechecked' },
  },
  {
    command: 'InvalidatePlacement',
    gate: 'requirePlacement',
    when: 'a placement that is not there',
    code: 'placement.unknown',
    also: ['signature.otherText'],
    change: { fields: { number: 9 } },
  },
  ...ofRun('CloseInProcess', ...HERE, ...IN_STEP, ...BY_PERFORMER, 'requireReason'),
  {
    command: 'CloseInProcess',
    gate: 'requireInProcessOpen',
    when: 'no check is open',
    code: 'inProcess.none',
    attempt: { at: 'runMade' },
  },
  ...ofRun('RestartRun', 'requireHealthyLog', ...HERE, ...IN_STEP, ...BY_PERFORMER, ...SIGNED),
  {
    command: 'RestartRun',
    gate: 'requireClearance',
    when: 'a machine that is being cleared for the next batch',
    code: 'clearance.missing',
    disturb: clearedForNext,
    opens: 'outOfSequence',
  },
  {
    command: 'RestartRun',
    gate: 'requireLine',
    when: 'a run that goes on',
    code: 'line.running',
    also: ['recheck.none'],
    attempt: { at: 'runRunning' },
  },
  {
    command: 'RestartRun',
    gate: 'requireGoodInProcess',
    when: 'a run that no check stopped',
    code: 'recheck.none',
    attempt: { at: 'runMade' },
  },
  {
    command: 'RestartRun',
    gate: 'requireRole',
    when: 'a second person who is no supervisor',
    code: 'role.missing',
    change: { signing: { signer: 'OP-204' } },
  },
  {
    command: 'RestartRun',
    gate: 'requireIndependence',
    when: 'the one who runs it',
    code: 'independence.own',
    also: ['role.missing'],
    change: { signing: { signer: 'OP-203' } },
  },
  {
    command: 'StartRun',
    gate: 'requireGoodInProcess',
    when: 'a run whose restart waits for a supervisor',
    code: 'recheck.supervisor',
    attempt: {
      at: 'runRechecked',
      batch: RUN_BATCH,
      step: '150',
      station: 'EN-01',
      person: 'OP-203',
      scale: null,
    },
  },
  ...ofRun('OpenSetUp', 'requireHealthyLog', ...HERE, ...IN_STEP, ...BY_PERFORMER, ...FIT),
  {
    command: 'OpenSetUp',
    gate: 'requireSetUp',
    when: 'a machine that runs',
    code: 'setUp.running',
    attempt: { at: 'runRunning' },
  },
  {
    command: 'OpenSetUp',
    gate: 'requireFeed',
    when: 'a machine with nothing in it',
    code: 'feed.none',
    attempt: { at: 'unfed', batch: BATCH },
  },
  {
    command: 'StartRun',
    gate: 'requireFeed',
    when: 'a machine with nothing in it',
    code: 'feed.none',
    attempt: { at: 'unfed', batch: BATCH, step: '150', station: 'EN-01', person: 'OP-203', scale: null },
  },
  ...ofRun('ChangeContainer', ...HERE, ...IN_STEP, ...BY_PERFORMER),
  {
    command: 'ChangeContainer',
    gate: 'requireOutput',
    when: 'nothing under the outlet',
    code: 'output.none',
    attempt: { at: 'runBegun' },
  },
  ...ofRun('RecordHeel', ...HERE, ...IN_STEP, ...BY_PERFORMER),
  {
    command: 'RecordHeel',
    gate: 'requireHeel',
    when: 'more powder than was fed in',
    code: 'heel.mass',
    change: { fields: { value: '11.30' } },
  },
  ...usual('OverrideCheckWindow', ...HERE, ...SIGNED),
  {
    command: 'OverrideCheckWindow',
    gate: 'requireOverrideAuthority',
    when: 'the second person of the machine signs',
    code: 'override.role',
    change: { signing: { signer: 'OP-204' } },
  },
  {
    command: 'OverrideCheckWindow',
    gate: 'requireOverride',
    when: 'a machine that stands',
    code: 'checkWindow.needless',
    attempt: { at: 'runMade' },
  },
  {
    command: 'OverrideCheckWindow',
    gate: 'requireOverride',
    when: 'a container that is not under the outlet',
    code: 'checkWindow.other',
    change: { fields: { container: `${RUN_BATCH}/CAP-02` } },
  },
];
