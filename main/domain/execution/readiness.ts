import { type DomainEvent, event } from '../events.ts';
import type { PlantReader } from '../state.ts';
import type { Batch, Step } from './batch.ts';
import { masterStep, mastersOf } from './master-step.ts';
import { isMet } from './prerequisite.ts';

/** Steps whose prerequisites are met by now become ready by themselves (S88, S119). */
export function becomesReady(state: PlantReader, batch: Batch): readonly DomainEvent[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!recipe) throw new Error(`broken invariant: no recipe of batch ${batch.id}`);
  return mastersOf(recipe, batch)
    .filter(
      ({ id, requires }) =>
        batch.steps[id]?.state === 'planned' && requires.every((required) => isMet(batch, required)),
    )
    .map(({ id }) => event('StepReady', { batch: batch.id, step: id }));
}

/** Every step has its end: verified, or complete where nobody verifies, or not executed by disposition. */
export function becomesExecuted(state: PlantReader, batch: Batch): readonly DomainEvent[] {
  if (batch.state !== 'inExecution') return [];
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const ended = (step: Step): boolean =>
    step.state === 'verified' ||
    step.state === 'notExecuted' ||
    (step.state === 'complete' && (recipe ? masterStep(recipe, batch, step.id)?.verifiers === null : false));
  return Object.values(batch.steps).every(ended) ? [event('BatchExecuted', { batch: batch.id })] : [];
}
