import { ACCEPT_ROWS } from './accept-rows.ts';
import { ATTACHMENT_ROWS } from './attachment-rows.ts';
import { BULK_ROWS } from './bulk-rows.ts';
import { CHECK_ROWS } from './check-rows.ts';
import { COMPONENT_ROWS } from './component-rows.ts';
import { CORRECTION_ROWS } from './correction-rows.ts';
import { EXCEPTION_ROWS } from './exception-rows.ts';
import { GAP_ROWS } from './gap-rows.ts';
import { KIOSK_ROWS } from './kiosk-rows.ts';
import { LABEL_ROWS } from './label-rows.ts';
import { LABELLING_ROWS } from './labelling-rows.ts';
import { LABORATORY_ROWS } from './laboratory-rows.ts';
import { MANUAL_ROWS } from './manual-rows.ts';
import { MOVEMENT_ROWS } from './movement-rows.ts';
import { OVERRIDE_ROWS } from './override-rows.ts';
import { PACKAGING_ROWS } from './packaging-rows.ts';
import { PEOPLE_ROWS } from './people-rows.ts';
import { PROCEDURE_ROWS } from './procedure-rows.ts';
import { PROCESS_ROWS } from './process-rows.ts';
import { QUALITY_ROWS } from './quality-rows.ts';
import { RECORD_ROWS } from './record-rows.ts';
import { RELEASE_ROWS } from './release-rows.ts';
import type { Row } from './row.ts';
import { RUN_ROWS } from './run-rows.ts';
import { SCAN_ROWS } from './scan-rows.ts';
import { SERVICE_ROWS } from './service-rows.ts';
import { STEP_ROWS } from './step-rows.ts';
import { WEIGH_ROWS } from './weigh-rows.ts';

/** The rows of every test file beside this one, by its name. */
export const FAMILIES: Readonly<Record<string, readonly Row[]>> = {
  people: PEOPLE_ROWS,
  steps: STEP_ROWS,
  weigh: WEIGH_ROWS,
  accept: ACCEPT_ROWS,
  checks: CHECK_ROWS,
  labels: LABEL_ROWS,
  kiosk: KIOSK_ROWS,
  quality: QUALITY_ROWS,
  movement: MOVEMENT_ROWS,
  records: RECORD_ROWS,
  corrections: CORRECTION_ROWS,
  release: RELEASE_ROWS,
  exceptions: EXCEPTION_ROWS,
  overrides: OVERRIDE_ROWS,
  manual: MANUAL_ROWS,
  scans: SCAN_ROWS,
  laboratory: LABORATORY_ROWS,
  service: SERVICE_ROWS,
  procedures: PROCEDURE_ROWS,
  gap: GAP_ROWS,
  attachments: ATTACHMENT_ROWS,
  packaging: PACKAGING_ROWS,
  process: PROCESS_ROWS,
  labelling: LABELLING_ROWS,
  runs: RUN_ROWS,
  components: COMPONENT_ROWS,
  bulk: BULK_ROWS,
};

/** Every way in which the door is tested to refuse. */
export const ALL_ROWS: readonly Row[] = Object.values(FAMILIES).flat();
