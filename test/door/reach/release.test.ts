import { proveAccepted, proveRows } from './prove-rows.ts';
import { RELEASE_ROWS } from './release-rows.ts';

proveRows(RELEASE_ROWS);
proveAccepted([
  'BeginReview',
  'ReviewAuditTrail',
  'SignBatchReview',
  'ReturnBatch',
  'ReleaseBatch',
  'RejectBatch',
  'TerminateBatch',
  'ReinstateBatch',
  'ShipUnits',
]);
