import type { StepRef } from './events.ts';
import type { GateFacts } from './facts.ts';
import { recipeStep } from './recipe/recipe.ts';

/**
 * The facts as they stand at a step by now. A device speaks without a session, and a change of the record comes from
 * another desk: the step is the one the event names.
 */
export function atStep(facts: GateFacts, ref: StepRef): GateFacts {
  const batch = facts.state.get('batches', ref.batch) ?? null;
  return { ...facts, batch, step: batch?.steps[ref.step] ?? null };
}

/** The same, at the station where the step is done, so that what stops there is stopped and not the desk. */
export function atWorkplace(facts: GateFacts, ref: StepRef): GateFacts {
  const there = atStep(facts, ref);
  const { batch } = there;
  const recipe = batch ? (facts.state.get('recipes', `${batch.recipe}@${batch.version}`) ?? null) : null;
  const master = recipe ? (recipeStep(recipe, ref.step) ?? null) : null;
  const station = master ? facts.state.get('stations', master.station) : undefined;
  return { ...there, recipe, recipeStep: master, dispense: null, station: station ?? facts.station };
}
