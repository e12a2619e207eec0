import { PACKAGING_ROWS } from './packaging-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(PACKAGING_ROWS);
proveAccepted(['RepeatClearance', 'StartRun', 'StopRun', 'VerifyRestart', 'RecordCount']);
