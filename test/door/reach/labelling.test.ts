import { LABELLING_ROWS } from './labelling-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(LABELLING_ROWS);
proveAccepted(['TakeOffRoll', 'VerifyCode', 'KeepSpecimen']);
