import type { RecipeStep } from '../recipe/recipe.ts';
import type { Batch } from './batch.ts';

/** An upstream step has the state that is asked for, or was left out by an approved disposition (S55, S88, S119). */
export function isMet(batch: Batch, { step, state: needed }: RecipeStep['requires'][number]): boolean {
  const upstream = batch.steps[step]?.state;
  // What a rework mends is done only when the rework is.
  if (batch.inserted.some(({ id, mends }) => mends === step && !isEnded(batch, id))) return false;
  return (
    upstream === 'verified' ||
    upstream === 'notExecuted' ||
    (needed === 'complete' && upstream === 'complete')
  );
}

const isEnded = (batch: Batch, step: string): boolean => {
  const state = batch.steps[step]?.state;
  return state === 'verified' || state === 'notExecuted';
};
