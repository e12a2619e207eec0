import type { ReadinessInput } from '../readiness.ts';
import { type LineResult, NOT_REQUIRED } from '../readiness-line.ts';

/** Yields within their limits, or their exception closed; a recipe of dispensing alone has none. */
export const yieldsLine = (_input: ReadinessInput): LineResult => NOT_REQUIRED;
