import { proveAccepted, proveRows } from './prove-rows.ts';
import { STEP_ROWS } from './step-rows.ts';

proveRows(STEP_ROWS);
proveAccepted(['StartStep', 'SuspendStep', 'TakeOverStep', 'AnswerItem', 'CompleteStep', 'VerifyStep']);
