import type { Row } from './row.ts';
import { usual } from './usual.ts';

const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const READING = ['requireReading', 'requireStable', 'requireFresh', 'requireInRange', 'requireUnit'] as const;

const ofSupervisor = {
  gate: 'requireRole',
  when: 'a supervisor acts in place of metrology',
  code: 'role.missing',
  attempt: { person: 'SUP-01' },
} as const;
const ofPerformer = {
  gate: 'requireOtherPerson',
  when: 'the person who performed the failed check',
  code: 'service.performer',
} as const;

/** From as-found to the approval of the return. */
export const SERVICE_ROWS: readonly Row[] = [
  ...usual('CaptureReference', ...HEAD, 'requireBoundScale', ...READING, 'requireDisplayed'),
  { command: 'CaptureReference', ...ofSupervisor },
  { command: 'CaptureReference', ...ofPerformer, attempt: { person: 'MIX-1' } },
  {
    command: 'CaptureReference',
    gate: 'requireWarm',
    when: 'a scale that was connected just now',
    code: 'warm.until',
    also: ['check.point', 'reading.changed', 'service.inService', 'weights.otherSet'],
    change: { fields: { scale: 'SCL-03' } },
  },
  {
    command: 'CaptureReference',
    gate: 'requireService',
    when: 'as-left before anything was done',
    code: 'service.state',
    change: { fields: { phase: 'asLeft' } },
  },
  {
    command: 'CaptureReference',
    gate: 'requireWeightSet',
    when: 'the weights of another scale',
    code: 'weights.otherSet',
    disturb: async ({ desk }) => {
      await desk.takes(desk.scanPlain('WGT/TW-G1'));
      return async () => {};
    },
  },
  {
    command: 'CaptureReference',
    gate: 'requireWeightSet',
    when: 'weights that nobody scanned',
    code: 'weights.notScanned',
    disturb: async ({ desk, attempt }) => {
      await desk.signIn(attempt.person);
      return async () => {};
    },
  },
  {
    command: 'CaptureReference',
    gate: 'requireCheckPoint',
    when: 'a weight that the program does not ask for next',
    code: 'check.point',
    change: { fields: { nominal: '20.00' } },
  },
  ...usual('AdjustScale', ...HEAD, ...SIGNED),
  { command: 'AdjustScale', ...ofSupervisor },
  { command: 'AdjustScale', ...ofPerformer, attempt: { person: 'MIX-1' } },
  {
    command: 'AdjustScale',
    gate: 'requireService',
    when: 'a scale that nobody measured',
    code: 'service.state',
    attempt: { at: 'useFailed' },
  },
  {
    command: 'AdjustScale',
    gate: 'requireService',
    when: 'a scale in service',
    code: 'service.inService',
    change: { fields: { scale: 'SCL-02' } },
  },
  ...usual('RequestReturn', ...HEAD, ...SIGNED),
  { command: 'RequestReturn', ...ofSupervisor },
  { command: 'RequestReturn', ...ofPerformer, attempt: { person: 'MIX-1' } },
  {
    command: 'RequestReturn',
    gate: 'requireService',
    when: 'a scale that was not measured again',
    code: 'service.state',
    attempt: { at: 'adjusted' },
  },
  ...usual('RecordCalibration', ...HEAD, ...SIGNED),
  { command: 'RecordCalibration', ...ofSupervisor },
  {
    command: 'RecordCalibration',
    gate: 'requireCalibrationRecord',
    when: 'a standard whose certificate ended yesterday',
    code: 'calibration.standard',
    change: { fields: { standardExpires: '2026-03-08' } },
  },
  {
    command: 'RecordCalibration',
    gate: 'requireCalibrationRecord',
    when: 'a due day that is over',
    code: 'calibration.day',
    change: { fields: { due: '2026-03-08' } },
  },
  ...usual('ApproveReturn', ...HEAD, ...SIGNED),
  {
    command: 'ApproveReturn',
    gate: 'requireRole',
    when: 'a supervisor signs',
    code: 'role.missing',
    change: { signing: { signer: 'SUP-01' } },
  },
  { command: 'ApproveReturn', ...ofPerformer, change: { signing: { signer: 'MIX-1' } } },
  {
    command: 'ApproveReturn',
    gate: 'requireService',
    when: 'a return that nobody asked for',
    code: 'service.state',
    also: ['return.lookBack'],
    attempt: { at: 'restored' },
  },
  {
    command: 'ApproveReturn',
    gate: 'requireReviewedUse',
    when: 'an open look-back',
    code: 'return.lookBack',
    attempt: { at: 'returnRequested' },
  },
];
