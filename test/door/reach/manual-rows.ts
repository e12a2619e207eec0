import type { CommandType } from '../../../main/contract/parse-command.ts';
import { FLOOR_SCALE } from '../../support/floor/hands.ts';
import { breakCable } from '../../support/floor/situations-of-reading.ts';
import { type Disturbance, failedItsCheck, inOtherStep, powerLost } from './disturbances.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const READS = [
  'requireTrustedClock',
  'requirePace',
  'requireSession',
  'requireContext',
  'requireStationFunction',
  'requireBatchState',
  'requireUnblocked',
  'requireNoHold',
  'requireCalibration',
] as const;

/** The cable works while something happens to the scale, and breaks again. */
const meanwhile =
  (happens: Disturbance): Disturbance =>
  async (scene) => {
    breakCable(scene.floor, false);
    await scene.desk.atRest(FLOOR_SCALE);
    await happens(scene);
    breakCable(scene.floor, true);
    return null;
  };
/** The cable is mended. */
const mended: Disturbance = async ({ floor, desk }) => {
  breakCable(floor, false);
  await desk.atRest(FLOOR_SCALE);
  return async () => breakCable(floor, true);
};

const ofScale = (command: CommandType): readonly Row[] => [
  but(command, 'requireInService', {
    disturb: meanwhile(failedItsCheck),
    also: ['check.failed', 'hold.equipment'],
  }),
  but(command, 'requireRoutineCheck', { disturb: meanwhile(powerLost) }),
  {
    command,
    gate: 'requireBoundScale',
    when: 'no scale chosen',
    code: 'scale.none',
    also: command === 'ConfirmReading' ? ['signature.otherText'] : [],
    attempt: { at: 'dispensing' },
  },
  {
    command,
    gate: 'requireManualReading',
    when: 'the scale sends readings again',
    code: 'manual.answers',
    disturb: mended,
  },
  {
    command,
    gate: 'requireManualReading',
    when: 'QA signed for no container',
    code: 'manual.notGranted',
    attempt: { at: 'filled' },
  },
  {
    command,
    gate: 'requireManualReading',
    when: 'a number that the scale cannot show',
    code: 'manual.noDisplay',
    change: { fields: { shown: '6.59' } },
  },
];

/** A scale that sends nothing is read off its display by two people. */
export const MANUAL_ROWS: readonly Row[] = [
  ...usual(
    'OverrideManualWeight',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    ...SIGNED,
  ),
  {
    command: 'OverrideManualWeight',
    gate: 'requireOverrideAuthority',
    when: 'a supervisor signs',
    code: 'override.role',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'OverrideManualWeight',
    gate: 'requireOverride',
    when: 'the scale sends readings',
    code: 'manual.answers',
    disturb: mended,
  },
  ...usual('EnterReading', ...READS, 'requirePerformer', 'requireTraining'),
  but('EnterReading', 'requireStepState', { disturb: inOtherStep('110') }),
  ...ofScale('EnterReading'),
  {
    command: 'EnterReading',
    gate: 'requireManualReading',
    when: 'a second number of the same person',
    code: 'manual.stands',
    attempt: { at: 'displayRead' },
  },
  {
    command: 'EnterReading',
    gate: 'requireStoredFile',
    when: 'a picture that nobody brought in',
    code: 'attachment.notStored',
    change: { fields: { sha256: '0'.repeat(64) } },
  },
  ...usual('ConfirmReading', ...READS, ...SIGNED),
  but('ConfirmReading', 'requireStepState', {
    disturb: inOtherStep('110'),
    also: ['signature.otherText'],
  }),
  ...ofScale('ConfirmReading'),
  {
    command: 'ConfirmReading',
    gate: 'requireManualReading',
    when: 'before the first person read',
    code: 'manual.first',
    attempt: { at: 'displayAllowed' },
  },
  {
    command: 'ConfirmReading',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    change: { signing: { signer: 'OP-301' } },
    opens: 'unqualified',
  },
  {
    command: 'ConfirmReading',
    gate: 'requireIndependence',
    when: 'the person who weighs',
    code: 'independence.own',
    also: ['training.missing'],
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
];
