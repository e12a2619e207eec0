import { MANUAL_ROWS } from './manual-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(MANUAL_ROWS);
proveAccepted(['OverrideManualWeight', 'EnterReading', 'ConfirmReading']);
