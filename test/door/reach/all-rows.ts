import { CHECK_ROWS } from './check-rows.ts';
import { LABEL_ROWS } from './label-rows.ts';
import { PEOPLE_ROWS } from './people-rows.ts';
import { QUALITY_ROWS } from './quality-rows.ts';
import type { Row } from './row.ts';
import { SCAN_ROWS } from './scan-rows.ts';
import { STEP_ROWS } from './step-rows.ts';
import { WEIGH_ROWS } from './weigh-rows.ts';

/** Every way in which the door is tested to refuse. */
export const ALL_ROWS: readonly Row[] = [
  ...PEOPLE_ROWS,
  ...STEP_ROWS,
  ...WEIGH_ROWS,
  ...CHECK_ROWS,
  ...LABEL_ROWS,
  ...QUALITY_ROWS,
  ...SCAN_ROWS,
];
