import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { GateId } from '../../../main/contract/refusals.ts';
import { FIRST_OUTPUT, PIECES, passing, scanPiece } from '../../support/floor/bulk-hands.ts';
import { RUN_BATCH } from '../../support/floor/door-plant.ts';
import { atDetector } from './bulk-attempts.ts';
import { held, inOtherStep, signedInAt, someoneElse } from './disturbances.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

/** What a challenge says where no step is entered, or another one. */
const ASTRAY: Readonly<Partial<Record<CommandType, readonly string[]>>> = {
  PassTestPiece: ['detector.otherStep', 'piece.notScanned'],
  RepeatChallenge: ['challenge.notFailed', 'detector.otherStep'],
};

/** The gates before a challenge, each reached from where the step stands. */
const atStep = (command: CommandType, ...gates: readonly GateId[]): readonly Row[] =>
  gates.map((gate) => {
    const astray = ASTRAY[command] ?? [];
    switch (gate) {
      case 'requireSession':
        return but(command, gate, { also: ['batch.none', ...astray] });
      case 'requireStationFunction':
        return but(command, gate, {
          when: 'the weigh booth acts in a step of the machine',
          also: [
            'batch.none',
            'context.other',
            'detector.otherStation',
            ...astray.filter((code) => code !== 'detector.otherStep'),
          ],
          disturb: signedInAt('WS-01'),
          change: { station: 'WS-01', context: { batch: RUN_BATCH, step: '160' } },
        });
      case 'requireBatchState':
        return but(command, gate, { also: astray });
      case 'requireStepState':
        return but(command, gate, { also: astray, disturb: inOtherStep('140') });
      case 'requireTraining':
        return but(command, gate, { also: ['performer.other'], disturb: someoneElse('OP-101') });
      case 'requireNoHold':
        return but(command, gate, { disturb: held({ kind: 'batch', id: RUN_BATCH }) });
      default:
        return but(command, gate, {});
    }
  });

const BEFORE_EACH = [
  'requireTrustedClock',
  'requirePace',
  'requireSession',
  'requireContext',
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requirePerformer',
  'requireTraining',
  'requireNoHold',
] as const;

const scan = { command: 'PresentScan' } as const;

/** A metal detector that is challenged, and what goes through it. */
export const BULK_ROWS: readonly Row[] = [
  ...atStep('PassTestPiece', ...BEFORE_EACH),
  {
    command: 'PassTestPiece',
    gate: 'requireDetector',
    when: 'a detector that is not there',
    code: 'detector.unknown',
    also: ['piece.notScanned'],
    change: { fields: { detector: 'MD-09' } },
  },
  {
    command: 'PassTestPiece',
    gate: 'requireChallengeAttempt',
    when: 'another piece after the challenge failed, without what comes before the second attempt',
    code: 'challenge.repeatFirst',
    also: ['piece.notScanned'],
    attempt: { at: 'challengeFailedOnce' },
  },
  {
    command: 'PassTestPiece',
    gate: 'requireTestPiece',
    when: 'a piece that nobody scanned',
    code: 'piece.notScanned',
    change: { fields: { piece: PIECES[1] } },
  },
  ...atStep('RepeatChallenge', ...BEFORE_EACH),
  {
    command: 'RepeatChallenge',
    gate: 'requireDetector',
    when: 'a detector that failed twice',
    code: 'detector.outOfService',
    also: ['challenge.notFailed', 'hold.equipment'],
    attempt: { at: 'challengeFailed' },
  },
  {
    command: 'RepeatChallenge',
    gate: 'requireChallengeAttempt',
    when: 'a challenge that did not fail',
    code: 'challenge.notFailed',
    attempt: { at: 'piecePassed' },
  },
  {
    command: 'RepeatChallenge',
    gate: 'requireChallengeAttempt',
    when: 'nobody looked at the settings',
    code: 'challenge.prepare',
    change: { fields: { settings: false } },
  },
  {
    ...scan,
    gate: 'requireDetector',
    when: 'a piece of a detector that is out of service',
    code: 'detector.outOfService',
    also: ['hold.equipment'],
    attempt: atDetector('challengeFailed'),
    make: ({ desk }) => scanPiece(desk, PIECES[0]),
  },
  {
    ...scan,
    gate: 'requireTestPiece',
    when: 'a piece that was passed through already',
    code: 'piece.passed',
    attempt: atDetector('piecePassed'),
    make: ({ desk }) => scanPiece(desk, PIECES[0]),
  },
  {
    ...scan,
    gate: 'requireChallengeAttempt',
    when: 'a piece after the challenge failed, without what comes before the second attempt',
    code: 'challenge.repeatFirst',
    attempt: atDetector('challengeFailedOnce'),
    make: ({ desk }) => scanPiece(desk, PIECES[0]),
  },
  {
    ...scan,
    gate: 'requireChallenge',
    when: 'a container before the detector was challenged',
    code: 'challenge.due',
    attempt: atDetector('bulkBegun'),
    make: ({ desk }) => desk.scanPlain(`OUT/${FIRST_OUTPUT}`),
    opens: 'deviceIneligible',
  },
  {
    ...scan,
    gate: 'requireChallenge',
    when: 'a container after a challenge that failed',
    code: 'challenge.failed',
    attempt: atDetector('challengeFailedOnce'),
    make: ({ desk }) => desk.scanPlain(`OUT/${FIRST_OUTPUT}`),
    opens: 'deviceIneligible',
  },
  {
    ...scan,
    gate: 'requireRightMaterial',
    when: 'what is no container of the run',
    code: 'intake.stranger',
    also: ['challenge.due'],
    attempt: atDetector('bulkBegun'),
    make: ({ desk }) => desk.scan('d2', '240RM-2003\x1d10MC-2510-201\x1d21MC-2510-201-01'),
    opens: 'wrongIdentity',
  },
  {
    command: 'CaptureTare',
    gate: 'requireChallenge',
    when: 'a drum before the detector was challenged',
    code: 'challenge.due',
    also: ['reading.noScale', 'scale.none'],
    attempt: atDetector('bulkBegun', { type: 'CaptureTare', displayed: '1.50' }),
  },
  {
    command: 'CompleteStep',
    gate: 'requireChallenge',
    when: 'a bulk behind which nobody challenged the detector',
    code: 'challenge.after',
    also: ['evidence.missing'],
    attempt: { ...atDetector('bulkBegun', { type: 'CompleteStep' }), signing: {} },
  },
  {
    command: 'RecordCount',
    gate: 'requireCount',
    when: 'something else of the bulk than its samples',
    code: 'lineCount.notHere',
    attempt: atDetector('bulkBegun', { type: 'RecordCount', what: 'filled', quantity: 1, reason: null }),
  },
  {
    command: 'PassTestPiece',
    gate: 'requireTestPiece',
    when: 'the piece that was passed through last',
    code: 'piece.notScanned',
    attempt: atDetector('piecePassed', passing(PIECES[0])),
  },
  ...usual('PassReference', 'requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'),
  {
    command: 'PassReference',
    gate: 'requireRole',
    when: 'a supervisor acts in place of metrology',
    code: 'role.missing',
    attempt: { person: 'SUP-01' },
  },
  {
    command: 'PassReference',
    gate: 'requireOtherPerson',
    when: 'the person who performed the challenge that failed',
    code: 'service.performer',
    attempt: { person: 'MIX-1' },
  },
  {
    command: 'PassReference',
    gate: 'requireService',
    when: 'a detector that nobody adjusted yet',
    code: 'service.state',
    attempt: { at: 'challengeFailedByOther' },
  },
  {
    command: 'PassReference',
    gate: 'requireTestPiece',
    when: 'a piece that is not in the hand',
    code: 'piece.notScanned',
    change: { fields: { piece: PIECES[1] } },
  },
];
