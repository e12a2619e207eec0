import { pdf, stored } from '../../support/pictures.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

/** Photos and documents. */
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
];
