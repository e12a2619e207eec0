import { PROCESS_ROWS } from './process-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(PROCESS_ROWS);
proveAccepted(['VerifyAddition', 'ChargeContainer', 'StartProcess', 'StopProcess', 'RecordParameter']);
