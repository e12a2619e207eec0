import type { ContainerId } from '../../contract/ids.ts';
import type { Container, DispensedContainerStock } from '../material/material.ts';
import { type ChargeStep, type KitStep, type Recipe, recipeStep } from '../recipe/recipe.ts';
import type { Batch } from './batch.ts';
import { netOf } from './batch.ts';

/** The containers that a charge step asks for: everything dispensed and not voided in its steps, in their order. */
export const toCharge = (batch: Batch, { of }: ChargeStep): readonly ContainerId[] =>
  of.flatMap((step) => {
    const work = batch.steps[step]?.work;
    return work?.kind === 'dispense' ? netOf(work).map(({ id }) => id) : [];
  });

/** The kit that a charge step takes from; a checked recipe always has one. */
export function kitOf(recipe: Recipe, { id, kit }: ChargeStep): KitStep {
  const master = recipeStep(recipe, kit);
  if (master?.kind !== 'kit') throw new Error(`broken invariant: step ${id} charges no kit`);
  return master;
}

/** A container that was dispensed for the kit of this batch, whichever step charges it. */
export const isKitted = (
  batch: Batch,
  kit: KitStep,
  container: Container,
): container is DispensedContainerStock =>
  container.kind === 'dispensed' && container.batch === batch.id && kit.of.includes(container.step);

/** The step that charges what another step dispensed; undefined where no step does. */
export const chargingStepOf = (recipe: Recipe, dispensed: string): ChargeStep | undefined =>
  recipe.steps.find(
    (step): step is ChargeStep => step.kind === 'charge' && step.of.some((id) => id === dispensed),
  );

/** Everything of a batch that is in a machine by now. */
export const chargedIn = (batch: Batch): readonly ContainerId[] =>
  Object.values(batch.steps).flatMap(({ work }) =>
    work.kind === 'charge' ? work.charged.map(({ id }) => id) : [],
  );
