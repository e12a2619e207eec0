import type { StepId } from '../../contract/ids.ts';
import { limitsOf } from '../execution/amounts.ts';
import { type Batch, netOf } from '../execution/batch.ts';
import type { DispenseStep, Recipe } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';

/**
 * Steps whose target was computed from what `changed` dispensed, that were weighed already and now lie outside their
 * limits (rules §6: dependents are recomputed and flagged).
 */
export function dependentsOutside(
  state: PlantReader,
  batch: Batch,
  recipe: Recipe,
  changed: StepId,
): readonly StepId[] {
  return recipe.steps
    .filter((step) => step.kind === 'dispense' && dependsOn(step, changed))
    .filter((step) => step.kind === 'dispense' && isOutside(state, batch, recipe, step))
    .map(({ id }) => id);
}

const dependsOn = ({ amount }: DispenseStep, changed: StepId): boolean =>
  amount.kind === 'compensator'
    ? amount.actualOf.includes(changed)
    : amount.kind === 'pure' && amount.after.includes(changed);

function isOutside(state: PlantReader, batch: Batch, recipe: Recipe, step: DispenseStep): boolean {
  const work = batch.steps[step.id]?.work;
  const scale = work?.kind === 'dispense' && work.scale ? state.get('equipment', work.scale) : undefined;
  if (work?.kind !== 'dispense' || scale?.kind !== 'scale' || netOf(work).length === 0) return false;
  const { done, stepLowest, stepHighest } = limitsOf(state, batch, recipe, step, work, scale);
  return done > stepHighest || (netOf(work).length >= step.parts && done < stepLowest);
}
