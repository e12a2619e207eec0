import { MOVEMENT_ROWS } from './movement-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(MOVEMENT_ROWS);
proveAccepted(['StageToLine', 'CountContainer']);
