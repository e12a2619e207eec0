import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { GateId } from '../../../main/contract/refusals.ts';
import { NEXT_PACK_BATCH, PACK_BATCH } from '../../support/floor/door-plant.ts';
import { ATTEMPTS } from './attempts.ts';
import { held, inOtherStep, passTo, reported, signedInAt, someoneElse } from './disturbances.ts';
import type { Row } from './row.ts';
import { but } from './usual.ts';

const ON_LINE = { station: 'PL-3', person: 'OP-301', batch: PACK_BATCH } as const;

/** The gates before every command of the line, each reached from where the line stands. */
const ofLine = (command: CommandType, ...gates: readonly GateId[]): readonly Row[] =>
  gates.map((gate) => {
    switch (gate) {
      case 'requireStationFunction':
        return but(command, gate, {
          when: 'the weigh booth acts in a step of the line',
          disturb: signedInAt('WS-01'),
          change: { station: 'WS-01', context: { batch: PACK_BATCH, step: ATTEMPTS[command].step } },
        });
      case 'requireStepState':
        return but(command, gate, { disturb: inOtherStep('195') });
      case 'requirePerformer':
        return but(command, gate, { disturb: someoneElse('OP-305') });
      case 'requireTraining':
        return but(command, gate, { disturb: someoneElse('OP-101') });
      case 'requireNoHold':
        return but(command, gate, { disturb: held({ kind: 'batch', id: PACK_BATCH }) });
      default:
        return but(command, gate, {});
    }
  });

/** Packaging: clear once more, start, stop, restart, count. */
export const PACKAGING_ROWS: readonly Row[] = [
  {
    command: 'StartStep',
    gate: 'requireClearance',
    when: 'packaging begins while the clearance of the line is open',
    code: 'line.uncleared',
    also: ['sequence.upstream'],
    attempt: { ...ON_LINE, at: 'lineClearing', step: '190' },
    opens: 'packagingUncleared',
  },
  {
    command: 'StartStep',
    gate: 'requireClearance',
    when: 'packaging begins under a clearance that ran out',
    code: 'line.expired',
    attempt: { ...ON_LINE, at: 'lineExpired', step: '190' },
    opens: 'packagingUncleared',
  },
  {
    command: 'StartStep',
    gate: 'requireClearance',
    when: 'packaging begins under the clearance of another batch',
    code: 'line.otherBatch',
    also: ['sequence.upstream'],
    attempt: { ...ON_LINE, at: 'lineCleared', batch: NEXT_PACK_BATCH, step: '190' },
    opens: 'packagingUncleared',
  },
  {
    command: 'StartStep',
    gate: 'requireLine',
    when: 'the line is cleared for the next batch while it runs',
    code: 'line.running',
    attempt: { ...ON_LINE, at: 'lineRunning', batch: NEXT_PACK_BATCH, step: '180' },
  },
  {
    command: 'SuspendStep',
    gate: 'requireLine',
    when: 'a line that runs is handed over',
    code: 'line.running',
    attempt: { ...ON_LINE, at: 'lineRunning', step: '190' },
  },
  {
    command: 'AnswerItem',
    gate: 'requireLine',
    when: 'a restart is inspected that nobody waits for',
    code: 'line.noRestart',
    attempt: { ...ON_LINE, at: 'packing', step: '190' },
    change: { fields: { item: '2' } },
  },
  ...ofLine(
    'RepeatClearance',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireTraining',
    'requireNoHold',
  ),
  but('RepeatClearance', 'requireStepState', { code: 'step.move', disturb: inOtherStep('195') }),
  but('RepeatClearance', 'requireUnblocked', {
    when: 'a step that was reported after it was opened once more',
    disturb: async (scene) => {
      await scene.desk.press({ type: 'RepeatClearance' });
      await reported(scene);
      return null;
    },
  }),
  {
    command: 'RepeatClearance',
    gate: 'requireClearance',
    when: 'a clearance that stands',
    code: 'clearance.stands',
    attempt: { at: 'lineCleared' },
  },
  {
    command: 'RepeatClearance',
    gate: 'requireLine',
    when: 'the line runs',
    code: 'line.running',
    also: ['clearance.stands'],
    attempt: { at: 'lineRunning' },
  },
  ...ofLine(
    'StartRun',
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
    command: 'StartRun',
    gate: 'requireClearance',
    when: 'the clearance ran out before the first pack',
    code: 'line.expired',
    disturb: passTo('2026-03-09', '23:30'),
    opens: 'packagingUncleared',
  },
  {
    command: 'StartRun',
    gate: 'requireLine',
    when: 'a line that runs already',
    code: 'line.running',
    attempt: { at: 'lineRunning' },
  },
  {
    command: 'StartRun',
    gate: 'requireInspection',
    when: 'a line that stood too long',
    code: 'restart.inspection',
    attempt: { at: 'lineIdle' },
  },
  ...ofLine(
    'StopRun',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
    'requireReason',
  ),
  {
    command: 'StopRun',
    gate: 'requireLine',
    when: 'a line that stands',
    code: 'line.stands',
    attempt: { at: 'lineStopped' },
  },
  ...ofLine(
    'VerifyRestart',
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
    command: 'VerifyRestart',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyRestart',
    gate: 'requireIndependence',
    when: 'the one who inspected it first',
    code: 'independence.own',
    also: ['training.missing'],
    change: { signing: { signer: 'OP-301' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyRestart',
    gate: 'requireLine',
    when: 'a line that runs',
    code: 'line.noRestart',
    also: ['restart.open'],
    attempt: { at: 'lineRunning' },
  },
  {
    command: 'VerifyRestart',
    gate: 'requireInspection',
    when: 'items that nobody looked at',
    code: 'restart.open',
    attempt: { at: 'lineIdle' },
  },
  ...ofLine(
    'RecordCount',
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
    command: 'RecordCount',
    gate: 'requireLine',
    when: 'a line that never ran',
    code: 'line.neverRan',
    attempt: { at: 'packing' },
  },
  {
    command: 'RecordCount',
    gate: 'requireCount',
    when: 'rejects without their reason',
    code: 'lineCount.reason',
    change: { fields: { reason: null } },
  },
];
