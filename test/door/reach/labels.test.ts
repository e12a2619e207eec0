import { LABEL_ROWS } from './label-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(LABEL_ROWS);
proveAccepted([
  'PrintLabel',
  'ReprintLabel',
  'PrintHoldLabel',
  'PrintReceivedLabel',
  'BeginVerification',
  'VerifyContainer',
]);
