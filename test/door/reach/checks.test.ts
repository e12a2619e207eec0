import { CHECK_ROWS } from './check-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(CHECK_ROWS);
proveAccepted(['PrepareCheck', 'CaptureCheck', 'RepeatCheck']);
