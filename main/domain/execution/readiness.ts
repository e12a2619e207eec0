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

/** Steps that were ready and now wait again for a step before them, because what was signed there lapsed. */
export function becomesUnready(state: PlantReader, batch: Batch): readonly DomainEvent[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!recipe) throw new Error(`broken invariant: no recipe of batch ${batch.id}`);
  return mastersOf(recipe, batch)
    .filter(
      ({ id, requires }) =>
        batch.steps[id]?.state === 'ready' && !requires.every((required) => isMet(batch, required)),
    )
    .map(({ id }) => event('StepWithdrawn', { batch: batch.id, step: id }));
}

/** Steps without their end: verified, or complete where nobody verifies, or not executed by disposition. */
export function openSteps(state: PlantReader, batch: Batch): readonly Step[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const ended = (step: Step): boolean =>
    step.state === 'verified' ||
    step.state === 'notExecuted' ||
    (step.state === 'complete' && (recipe ? masterStep(recipe, batch, step.id)?.verifiers === null : false));
  return Object.values(batch.steps).filter((step) => !ended(step));
}

export const becomesExecuted = (state: PlantReader, batch: Batch): readonly DomainEvent[] =>
  batch.state === 'inExecution' && openSteps(state, batch).length === 0
    ? [event('BatchExecuted', { batch: batch.id })]
    : [];
