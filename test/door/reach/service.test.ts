import { proveAccepted, proveRows } from './prove-rows.ts';
import { SERVICE_ROWS } from './service-rows.ts';

proveRows(SERVICE_ROWS);
proveAccepted(['CaptureReference', 'AdjustScale', 'RequestReturn', 'RecordCalibration', 'ApproveReturn']);
