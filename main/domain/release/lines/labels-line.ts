import type { ReadinessInput } from '../readiness.ts';
import { type LineResult, NOT_REQUIRED } from '../readiness-line.ts';

/** Label reconciliation verified; a recipe that labels no product has none. */
export const labelsLine = (_input: ReadinessInput): LineResult => NOT_REQUIRED;
