import { KIOSK_ROWS } from './kiosk-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(KIOSK_ROWS);
proveAccepted(['IssueLabels', 'ReadApplicator', 'CountLabels', 'DestroyLabels']);
