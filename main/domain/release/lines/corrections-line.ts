import type { ReadinessInput } from '../readiness.ts';
import { type LineResult, NOT_REQUIRED } from '../readiness-line.ts';

/** Corrections approved; a record in which nothing can be corrected has none (rules §6). */
export const correctionsLine = (_input: ReadinessInput): LineResult => NOT_REQUIRED;
