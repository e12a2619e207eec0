import { COMPONENT_ROWS } from './component-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(COMPONENT_ROWS);
proveAccepted(['IssueComponent', 'CountComponent', 'PackCases', 'PrintCases', 'StopCases', 'ReprintCase']);
