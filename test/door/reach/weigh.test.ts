import { proveAccepted, proveRows } from './prove-rows.ts';
import { WEIGH_ROWS } from './weigh-rows.ts';

proveRows(WEIGH_ROWS);
proveAccepted(['SelectScale', 'ZeroScale', 'CaptureTare', 'VoidContainer', 'WipeDown']);
