import { OVERRIDE_ROWS } from './override-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(OVERRIDE_ROWS);
proveAccepted(['OverrideFefo', 'ReidentifyContainer', 'OverrideReweigh']);
