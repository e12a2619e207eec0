import { PROCESS_ROWS } from './process-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(PROCESS_ROWS);
proveAccepted([
  'VerifyAddition',
  'ChargeContainer',
  'RecordCleaning',
  'StartProcess',
  'StopProcess',
  'RecordParameter',
]);
