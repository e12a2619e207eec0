import { PROCEDURE_ROWS } from './procedure-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(PROCEDURE_ROWS);
proveAccepted(['VoidCheck', 'BeginProcedure', 'CaptureLoad', 'BreakOffProcedure', 'VerifyProcedure']);
