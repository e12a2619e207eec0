import { type DomainEvent, event } from '../events.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import type { Batch, Step } from './batch.ts';

/** Steps whose prerequisites are met by now become ready by themselves (S88, S119). */
export function becomesReady(state: PlantReader, batch: Batch): readonly DomainEvent[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!recipe) throw new Error(`broken invariant: no recipe of batch ${batch.id}`);
  return recipe.steps
    .filter(
      ({ id, requires }) =>
        batch.steps[id]?.state === 'planned' &&
        requires.every(({ step, state: needed }) => {
          const upstream = batch.steps[step]?.state;
          return upstream === 'verified' || (needed === 'complete' && upstream === 'complete');
        }),
    )
    .map(({ id }) => event('StepReady', { batch: batch.id, step: id }));
}

/** Steps without their end: verified, or complete where nobody verifies, or not executed by disposition. */
export function openSteps(state: PlantReader, batch: Batch): readonly Step[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const ended = (step: Step): boolean =>
    step.state === 'verified' ||
    step.state === 'notExecuted' ||
    (step.state === 'complete' && (recipe ? recipeStep(recipe, step.id)?.verifiers === null : false));
  return Object.values(batch.steps).filter((step) => !ended(step));
}

export const becomesExecuted = (state: PlantReader, batch: Batch): readonly DomainEvent[] =>
  batch.state === 'inExecution' && openSteps(state, batch).length === 0
    ? [event('BatchExecuted', { batch: batch.id })]
    : [];
