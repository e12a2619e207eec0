import { proveAccepted, proveRows } from './prove-rows.ts';
import { QUALITY_ROWS } from './quality-rows.ts';

proveRows(QUALITY_ROWS);
proveAccepted([
  'ReportException',
  'AcknowledgeException',
  'SettleException',
  'ReallocateLot',
  'PlaceHold',
  'ReleaseHold',
  'MoveContainer',
]);
