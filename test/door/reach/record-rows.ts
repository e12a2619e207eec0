import type { Row } from './row.ts';
import { usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;

const unknownRecord = {
  gate: 'requireRecord',
  when: 'a record that does not exist',
  code: 'record.unknown',
} as const;

/** Deviations, nonconformances, OOS, OOT, CAPA and look-backs. */
export const RECORD_ROWS: readonly Row[] = [
  ...usual('OpenRecord', ...HEAD, ...SIGNED),
  {
    command: 'OpenRecord',
    gate: 'requireRole',
    when: 'an operator signs',
    code: 'role.missing',
    change: { signing: { signer: 'OP-107' } },
  },
  {
    command: 'OpenRecord',
    gate: 'requireRecord',
    when: 'an object that does not exist',
    code: 'record.unknownObject',
    change: { fields: { objects: [{ kind: 'lot', id: 'NO-LOT' }] } },
  },
  {
    command: 'OpenRecord',
    gate: 'requireRecord',
    when: 'an exception that does not exist',
    code: 'record.unknown',
    also: ['signature.otherText'],
    change: { fields: { exception: 'EX-99' } },
  },
  ...usual('MoveRecord', ...HEAD, ...SIGNED),
  {
    command: 'MoveRecord',
    ...unknownRecord,
    also: ['signature.otherText'],
    change: { fields: { record: 'DEV-99' } },
  },
  {
    command: 'MoveRecord',
    gate: 'requireRecord',
    when: 'a move that stands later in the machine',
    code: 'record.move',
    change: { fields: { move: { kind: 'close' } } },
  },
  {
    command: 'MoveRecord',
    gate: 'requireRecord',
    when: 'a move of another kind of record',
    code: 'record.move',
    change: { fields: { move: { kind: 'dispose', as: 'scrap', justification: 'No use.' } } },
  },
  {
    command: 'MoveRecord',
    gate: 'requireRecord',
    when: 'a lot that does not exist',
    code: 'record.unknownObject',
    change: {
      fields: { move: { kind: 'investigate', scope: 'All.', lots: ['NO-LOT'], releasedImpact: 'none' } },
    },
  },
  {
    command: 'MoveRecord',
    gate: 'requireRecordAuthority',
    when: 'a supervisor signs where QA moves it',
    code: 'record.role',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'MoveRecord',
    gate: 'requireRecordAuthority',
    when: 'the person whose scale failed, though they decide for quality',
    code: 'record.performer',
    change: { signing: { signer: 'MIX-1' } },
  },
  ...usual('RecordCause', ...HEAD, ...SIGNED),
  {
    command: 'RecordCause',
    ...unknownRecord,
    also: ['signature.otherText'],
    change: { fields: { target: { kind: 'record', id: 'DEV-99' } } },
  },
  {
    command: 'RecordCause',
    gate: 'requireRecordAuthority',
    when: 'an operator signs',
    code: 'record.role',
    change: { signing: { signer: 'OP-107' } },
  },
  {
    command: 'RecordCause',
    gate: 'requireRecordAuthority',
    when: 'the person whose scale failed',
    code: 'record.performer',
    change: { signing: { signer: 'MIX-1' } },
  },
  {
    command: 'RecordCause',
    gate: 'requireCauseEvidence',
    when: 'an event that is not in the log yet',
    code: 'cause.evidence',
    change: { fields: { causes: [{ code: 'calibration-drift', evidence: ['999999'] }] } },
  },
  {
    command: 'RecordCause',
    gate: 'requireCauseEvidence',
    when: 'a scale that does not exist',
    code: 'cause.evidence',
    change: { fields: { causes: [{ code: 'calibration-drift', evidence: ['equipment:SCL-99'] }] } },
  },
  ...usual('AssignTask', ...HEAD),
  {
    command: 'AssignTask',
    gate: 'requireRole',
    when: 'an operator gives tasks',
    code: 'role.missing',
    attempt: { person: 'OP-101' },
  },
  { command: 'AssignTask', ...unknownRecord, change: { fields: { record: 'DEV-99' } } },
  {
    command: 'AssignTask',
    gate: 'requireRecord',
    when: 'a task for nobody',
    code: 'record.unknownPerson',
    change: { fields: { owner: 'OP-999' } },
  },
  ...usual('CompleteTask', ...HEAD),
  {
    command: 'CompleteTask',
    gate: 'requireRecord',
    when: 'a task that does not exist',
    code: 'record.task',
    change: { fields: { task: 'DEV-01-T9' } },
  },
  {
    command: 'CompleteTask',
    gate: 'requireRecordAuthority',
    when: 'somebody else than its owner',
    code: 'record.taskOwner',
    attempt: { person: 'QA-01' },
  },
  ...usual('ExtendRecord', ...HEAD, ...SIGNED),
  {
    command: 'ExtendRecord',
    gate: 'requireRole',
    when: 'an operator signs',
    code: 'role.missing',
    also: ['record.role'],
    change: { signing: { signer: 'OP-107' } },
  },
  {
    command: 'ExtendRecord',
    ...unknownRecord,
    also: ['signature.otherText'],
    change: { fields: { record: 'DEV-99' } },
  },
  {
    command: 'ExtendRecord',
    gate: 'requireRecord',
    when: 'other days than were asked for',
    code: 'record.otherExtension',
    change: { fields: { dueDays: 90 } },
  },
  {
    command: 'ExtendRecord',
    gate: 'requireRecordAuthority',
    when: 'the person who asked for it approves it',
    code: 'record.apart',
    attempt: { at: 'extensionAskedByQuality' },
  },
];
