import { ACCEPT_ROWS } from './accept-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(ACCEPT_ROWS);
proveAccepted(['CloseSource', 'AcceptWeight', 'CaptureRemoval']);
