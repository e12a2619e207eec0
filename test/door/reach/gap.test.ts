import { GAP_ROWS } from './gap-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(GAP_ROWS);
proveAccepted(['DeclareGap', 'ConfirmGap']);
