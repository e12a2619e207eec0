import type { ReadinessInput } from '../readiness.ts';
import { type LineResult, NOT_REQUIRED } from '../readiness-line.ts';

/** Finished-product results against specification; a recipe without samples asks for none. */
export const resultsLine = (_input: ReadinessInput): LineResult => NOT_REQUIRED;
