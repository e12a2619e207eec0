import { BULK_ROWS } from './bulk-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(BULK_ROWS);
proveAccepted(['PassTestPiece', 'RepeatChallenge', 'PassReference']);
