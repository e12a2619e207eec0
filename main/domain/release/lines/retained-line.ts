import { samplesOf } from '../../laboratory/samples-of.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED } from '../readiness-line.ts';

/** A retained sample of every tested batch is stored, and none lies about (rules §10, 21 CFR 111.83). */
export function retainedLine({ state, batch, recipe }: ReadinessInput): LineResult {
  if (recipe.finishedTests.length === 0) return NOT_REQUIRED;
  const retained = samplesOf(state, batch.id).filter(({ purpose }) => purpose === 'retain');
  return lineOf(
    retained.length === 0
      ? [item('retainedMissing', { batch: batch.id }, null)]
      : retained
          .filter(({ state: is }) => is !== 'stored')
          .map(({ id, state: is }) => item('retainedNotStored', { sample: id, is }, null)),
  );
}
