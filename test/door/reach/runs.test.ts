import { proveAccepted, proveRows } from './prove-rows.ts';
import { RUN_ROWS } from './run-rows.ts';

proveRows(RUN_ROWS);
proveAccepted([
  'OpenInProcess',
  'CapturePlacement',
  'InvalidatePlacement',
  'CloseInProcess',
  'RestartRun',
  'OpenSetUp',
  'ChangeContainer',
  'RecordHeel',
  'OverrideCheckWindow',
]);
