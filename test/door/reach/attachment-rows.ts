import { pdf, stored } from '../../support/pictures.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const UNCONFIRMED = {
  gate: 'requireLateEntry',
  when: 'a late entry that one person alone stands for',
  code: 'late.unconfirmed',
  attempt: { at: 'lateEntered' },
} as const;

/** Photos and documents, and what was done on paper. */
export const ATTACHMENT_ROWS: readonly Row[] = [
  ...usual('AttachFile', 'requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'),
  // Without room on the disk the file itself is not taken in.
  but('AttachFile', 'requireHealthyLog', { also: ['attachment.notStored'] }),
  {
    command: 'AttachFile',
    gate: 'requireStoredFile',
    when: 'a file that nobody brought in',
    code: 'attachment.notStored',
    change: { fields: { sha256: stored(pdf('another'), 'application/pdf').sha256 } },
  },
  {
    command: 'AttachFile',
    gate: 'requireAttachable',
    when: 'an exception that does not exist',
    code: 'attachment.unknown',
    change: { fields: { on: { kind: 'exception', id: 'EX-99' } } },
  },
  ...usual('EnterLate', 'requirePace', 'requireSession', 'requireContext', ...SIGNED),
  but('EnterLate', 'requireHealthyLog', { also: ['attachment.notStored'] }),
  // What was done before is still to come for a clock that was turned back.
  but('EnterLate', 'requireTrustedClock', { also: ['late.future'] }),
  {
    command: 'EnterLate',
    gate: 'requireStoredFile',
    when: 'a paper that nobody scanned',
    code: 'attachment.notStored',
    change: { fields: { sha256: stored(pdf('another'), 'application/pdf').sha256 } },
  },
  {
    command: 'EnterLate',
    gate: 'requireLateSubject',
    when: 'a time that has not come yet',
    code: 'late.future',
    change: { fields: { doneAt: '2030-01-01T00:00:00.000Z' } },
  },
  ...usual(
    'ConfirmLate',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    ...SIGNED,
  ),
  {
    command: 'ConfirmLate',
    gate: 'requireLateEntry',
    when: 'an entry that nobody made',
    code: 'late.unknown',
    also: ['signature.otherText'],
    change: { fields: { late: 'LE-99' } },
  },
  {
    command: 'ConfirmLate',
    gate: 'requireIndependence',
    when: 'the person who entered it',
    code: 'independence.late',
    change: { signing: { signer: 'OP-101' } },
  },
  { command: 'SettleException', ...UNCONFIRMED, change: { signing: { signer: 'QA-01' } } },
  { command: 'DecideDisposition', ...UNCONFIRMED, also: ['exception.state'] },
  { command: 'ReallocateLot', ...UNCONFIRMED, also: ['reallocation.step'] },
];
