import type { ReadinessInput } from '../readiness.ts';
import { type LineResult, NOT_REQUIRED } from '../readiness-line.ts';

/** Retained samples stored; a recipe without finished product keeps none. */
export const retainedLine = (_input: ReadinessInput): LineResult => NOT_REQUIRED;
