import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { GateId } from '../../../main/contract/refusals.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import { ALSO } from './also.ts';
import { ATTEMPTS } from './attempts.ts';
import {
  afterMidnight,
  atPackaging,
  clockTurnedBack,
  failedItsCheck,
  faulty,
  flooded,
  held,
  inOtherStep,
  lockedOut,
  nobodyThere,
  noStepEntered,
  otherUnit,
  overloaded,
  powerLost,
  reported,
  restless,
  slowLine,
  someoneElse,
} from './disturbances.ts';
import type { Row } from './row.ts';

type Reached = Omit<Row, 'command' | 'gate'>;

/** The secret of nobody. */
const WRONG = '00000000';
const OTHER_TEXT = 'a'.repeat(64);

/** Commands that name who comes, without their signature. */
const NAMES_ANOTHER: ReadonlySet<CommandType> = new Set(['BeginVerification', 'SignIn', 'ChooseSecret']);

/** Who signs or verifies in the right attempt. */
function signerOf(command: CommandType): string {
  const { signing, person } = ATTEMPTS[command];
  if (NAMES_ANOTHER.has(command)) return 'OP-107';
  return signing?.signer ?? person;
}

const isSecondPerson = (command: CommandType): boolean => ATTEMPTS[command].signing?.signer !== undefined;

/** Commands whose refusal for the scale means that it lost its eligibility in the middle of the work. */
const CAPTURES: ReadonlySet<string> = new Set([
  'ZeroScale',
  'CaptureTare',
  'CloseSource',
  'AcceptWeight',
  'EnterReading',
  'ConfirmReading',
  'CaptureRemoval',
  'VerifyContainer',
  'CapturePlacement',
]);
const ofDevice = (command: CommandType): Pick<Row, 'opens'> =>
  CAPTURES.has(command)
    ? { opens: 'deviceLostEligibility' }
    : command === 'OpenInProcess' || command === 'OpenSetUp'
      ? { opens: 'deviceIneligible' }
      : {};

/** The gates that stand before many commands are reached in the same way before each of them. */
const USUAL: Partial<Readonly<Record<GateId, (command: CommandType) => Reached>>> = {
  requirePace: () => ({ when: 'the 21st command within a second', code: 'pace.flood', disturb: flooded }),
  requireHealthyLog: () => ({
    when: 'hardly any room on the disk',
    code: 'log.space',
    options: { freeBytes: 100 * 1024 * 1024 },
  }),
  requireTrustedClock: () => ({
    when: 'a clock behind the record',
    code: 'clock.doubtful',
    disturb: clockTurnedBack,
  }),
  requireSession: () => ({ when: 'nobody signed in', code: 'session.none', disturb: nobodyThere }),
  requireContext: () => ({
    when: 'the context of another person',
    code: 'context.other',
    change: { context: { person: 'OP-305' } },
  }),
  requireStationFunction: (command) => ({
    when: 'the packaging line acts in a step of the weigh booth',
    code: 'station.function',
    disturb: atPackaging,
    change: { station: 'PL-3', context: { batch: BATCH, step: ATTEMPTS[command].step } },
  }),
  requireBatchState: () => ({ when: 'no step entered', code: 'batch.none', disturb: noStepEntered }),
  requireStepState: () => ({
    when: 'a step that is not in progress',
    code: 'step.notInProgress',
    disturb: inOtherStep('110'),
  }),
  requireUnblocked: () => ({ when: 'a reported step', code: 'step.blocked', disturb: reported }),
  requirePerformer: () => ({
    when: 'a colleague in the step of another',
    code: 'performer.other',
    disturb: someoneElse('MIX-1'),
  }),
  requireTraining: () => ({
    when: 'an unqualified person',
    code: 'training.missing',
    disturb: someoneElse('OP-301'),
  }),
  requireNoHold: () => ({
    when: 'a batch on hold',
    code: 'hold.batch',
    disturb: held({ kind: 'batch', id: BATCH }),
  }),
  requireNotLockedOut: (command) => ({
    when: 'a signer who is locked out',
    code: 'person.lockedOut',
    disturb: lockedOut(signerOf(command)),
  }),
  requireAcknowledgement: (command) =>
    isSecondPerson(command)
      ? {
          when: 'a signer who never accepted to be bound',
          code: 'accountability.missing',
          change: { signing: { signer: 'NEW-1' } },
        }
      : {
          when: 'a signer who never accepted to be bound',
          code: 'accountability.missing',
          disturb: someoneElse('NEW-1'),
        },
  requireSignature: () => ({
    when: 'a wrong secret',
    code: 'signature.wrong',
    change: { signing: { secret: WRONG } },
  }),
  requireSignedText: () => ({
    when: 'the hash of another text',
    code: 'signature.otherText',
    change: { signing: { textHash: OTHER_TEXT } },
  }),
  requireReason: () => ({
    when: 'a reason without the sentence it needs',
    code: 'reason.narrative',
    change: { fields: { reason: 'other-see-narrative' } },
  }),
  requireBoundScale: () => ({
    when: 'the scale of another station',
    code: 'scale.otherStation',
    change: { fields: { scale: 'SCL-09' } },
  }),
  requireInService: (command) => ({
    when: 'a scale that failed its check twice',
    code: 'scale.outOfService',
    disturb: failedItsCheck,
    ...ofDevice(command),
  }),
  requireCalibration: (command) => ({
    when: 'a calibration that ended yesterday',
    code: 'calibration.overdue',
    disturb: afterMidnight,
    ...ofDevice(command),
  }),
  requireRoutineCheck: (command) => ({
    when: 'a scale that lost its power since its check',
    code: 'check.restarted',
    disturb: powerLost,
    ...ofDevice(command),
  }),
  requireReading: () => ({ when: 'a fault of the load cell', code: 'reading.fault', disturb: faulty }),
  requireStable: () => ({ when: 'a load that does not rest', code: 'reading.unstable', disturb: restless }),
  requireFresh: () => ({ when: 'an answer that came late', code: 'reading.stale', disturb: slowLine }),
  requireInRange: () => ({ when: 'an overload', code: 'range.overload', disturb: overloaded }),
  requireUnit: (command) => ({
    when: 'another unit at the panel',
    code: 'reading.unit',
    disturb: otherUnit,
    ...ofDevice(command),
  }),
  requireDisplayed: () => ({
    when: 'another weight than stood on the screen',
    code: 'reading.changed',
    change: { fields: { displayed: '1.23' } },
  }),
};

/** The usual rows of a command, for exactly the gates named. */
export const usual = (command: CommandType, ...gates: readonly GateId[]): readonly Row[] =>
  gates.map((gate) => {
    const reached = USUAL[gate];
    if (!reached) throw new Error(`${gate} is not reached in a usual way`);
    return { command, gate, also: ALSO[`${command}/${gate}`] ?? [], ...reached(command) };
  });

/** A usual row with what is different for this command. */
export function but(command: CommandType, gate: GateId, other: Partial<Reached>): Row {
  const [row] = usual(command, gate);
  if (!row) throw new Error('no row');
  return { ...row, ...other };
}
