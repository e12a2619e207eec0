import { CORRECTION_ROWS } from './correction-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(CORRECTION_ROWS);
proveAccepted(['ProposeCorrection', 'ApproveCorrection', 'RefuseCorrection', 'InvalidateCapture']);
