import { proveAccepted, proveRows } from './prove-rows.ts';
import { RECORD_ROWS } from './record-rows.ts';

proveRows(RECORD_ROWS);
proveAccepted(['OpenRecord', 'MoveRecord', 'RecordCause', 'AssignTask', 'CompleteTask', 'ExtendRecord']);
