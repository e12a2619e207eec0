import { ACCEPT_ROWS } from './accept-rows.ts';
import { CHECK_ROWS } from './check-rows.ts';
import { EXCEPTION_ROWS } from './exception-rows.ts';
import { LABEL_ROWS } from './label-rows.ts';
import { PEOPLE_ROWS } from './people-rows.ts';
import { QUALITY_ROWS } from './quality-rows.ts';
import type { Row } from './row.ts';
import { SCAN_ROWS } from './scan-rows.ts';
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
  quality: QUALITY_ROWS,
  exceptions: EXCEPTION_ROWS,
  scans: SCAN_ROWS,
};

/** Every way in which the door is tested to refuse. */
export const ALL_ROWS: readonly Row[] = Object.values(FAMILIES).flat();
