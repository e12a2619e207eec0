import { proveRows } from './prove-rows.ts';
import { SCAN_ROWS } from './scan-rows.ts';

proveRows(SCAN_ROWS);
