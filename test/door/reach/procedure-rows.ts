import { FLOOR_SCALE } from '../../support/floor/hands.ts';
import { otherUnitInProcedure, passTo } from './disturbances.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const READING = ['requireReading', 'requireStable', 'requireFresh', 'requireInRange'] as const;

const otherWeights: Row['disturb'] = async ({ desk }) => {
  await desk.takes(desk.scanPlain('WGT/TW-G1'));
  return async () => {};
};

/** From the first load of a procedure to its verification, and the return that waits for it. */
export const PROCEDURE_ROWS: readonly Row[] = [
  ...usual('BeginProcedure', ...HEAD, 'requireBoundScale'),
  {
    command: 'BeginProcedure',
    gate: 'requireRole',
    when: 'a supervisor acts in place of metrology',
    code: 'role.missing',
    attempt: { person: 'SUP-01' },
  },
  {
    command: 'BeginProcedure',
    gate: 'requireProcedure',
    when: 'a scale out of service',
    code: 'procedure.service',
    attempt: { at: 'useFailed' },
  },
  {
    command: 'BeginProcedure',
    gate: 'requireWeightSet',
    when: 'the weights of another scale',
    code: 'weights.otherSet',
    disturb: otherWeights,
  },
  {
    command: 'BeginProcedure',
    gate: 'requireWeightSet',
    when: 'weights whose certificate ended yesterday',
    code: 'weights.expired',
    disturb: passTo('2026-03-10', '00:05'),
  },
  ...usual('CaptureLoad', ...HEAD, 'requireBoundScale', ...READING, 'requireDisplayed'),
  // Another unit voids the check on which the procedure stands, too.
  but('CaptureLoad', 'requireUnit', { disturb: otherUnitInProcedure }),
  {
    command: 'CaptureLoad',
    gate: 'requireRole',
    when: 'a supervisor goes on in place of metrology',
    code: 'role.missing',
    also: ['procedure.otherSession', 'weights.notScanned'],
    disturb: async (scene) => {
      await scene.desk.signIn('SUP-01');
      return async () => {};
    },
  },
  {
    command: 'CaptureLoad',
    gate: 'requireProcedure',
    when: 'the same person in another session',
    code: 'procedure.otherSession',
    also: ['weights.notScanned'],
    disturb: async ({ desk, attempt }) => {
      await desk.signIn(attempt.person);
      return async () => {};
    },
  },
  {
    command: 'CaptureLoad',
    gate: 'requireWarm',
    when: 'a scale that was connected just now',
    code: 'warm.until',
    also: ['procedure.notOpen', 'reading.changed', 'weights.otherSet'],
    change: { fields: { scale: 'SCL-03' } },
  },
  {
    command: 'CaptureLoad',
    gate: 'requireWeightSet',
    when: 'the weights of another scale',
    code: 'weights.otherSet',
    disturb: otherWeights,
  },
  {
    command: 'CaptureLoad',
    gate: 'requireLoad',
    when: 'the load of another turn',
    code: 'load.other',
    change: { fields: { load: 2 } },
  },
  {
    command: 'CaptureLoad',
    gate: 'requireLoad',
    when: 'nothing on the pan',
    code: 'load.none',
    disturb: async ({ desk }) => {
      await desk.put(FLOOR_SCALE, '0.00 kg');
      return async () => {};
    },
  },
  ...usual('BreakOffProcedure', 'requirePace', 'requireSession', 'requireContext', 'requireReason'),
  {
    command: 'BreakOffProcedure',
    gate: 'requireRole',
    when: 'a supervisor ends it',
    code: 'role.missing',
    disturb: async ({ desk }) => {
      await desk.signIn('SUP-01');
      return async () => {};
    },
  },
  {
    command: 'BreakOffProcedure',
    gate: 'requireProcedure',
    when: 'nothing goes on',
    code: 'procedure.notOpen',
    change: { fields: { scale: 'SCL-02' } },
  },
  ...usual('VerifyProcedure', ...HEAD, ...SIGNED),
  {
    command: 'VerifyProcedure',
    gate: 'requireRole',
    when: 'a supervisor signs',
    code: 'role.missing',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'VerifyProcedure',
    gate: 'requireIndependence',
    when: 'the person who measured',
    code: 'independence.procedure',
    change: { signing: { signer: 'MET-2' } },
  },
  {
    command: 'VerifyProcedure',
    gate: 'requireProcedure',
    when: 'a scale of which nothing was measured',
    code: 'procedure.nothingToVerify',
    also: ['signature.otherText'],
    change: { fields: { scale: 'SCL-02' } },
  },
  {
    command: 'RequestReturn',
    gate: 'requireProcedure',
    when: 'corners that failed and were not measured again',
    code: 'procedure.notProved',
    attempt: { at: 'cornersNotProved' },
  },
];
