import { ATTACHMENT_ROWS } from './attachment-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(ATTACHMENT_ROWS);
proveAccepted(['AttachFile', 'EnterLate', 'ConfirmLate']);
