import type { ContainerId } from '../../contract/ids.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import type { DispensedContainerStock } from '../material/material.ts';
import { type BulkWeighStep, type DischargeStep, recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { type Batch, type ChargedContainer, type Discharging, filledOf, isFilling } from './batch.ts';
import { isWithin, percentText } from './yield.ts';

/** What was charged into the machine that a step empties, in the order in which it went in. */
export function chargedInto(
  state: PlantReader,
  batch: Batch,
  { equipment }: DischargeStep,
): readonly ChargedContainer[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  return Object.values(batch.steps).flatMap(({ id, work }) => {
    const master = recipe && recipeStep(recipe, id);
    return work.kind === 'charge' && master?.kind === 'charge' && master.equipment === equipment
      ? work.charged
      : [];
  });
}

/** The next container that is filled: `BD-2` after `BD-1`, whichever step of its kind fills it. */
export function nextIntermediate(batch: Batch, { kind, prefix }: DischargeStep | BulkWeighStep): ContainerId {
  const before = Object.values(batch.steps).reduce(
    (n, { work }) => n + (isFilling(work) && work.kind === kind ? work.named : 0),
    0,
  );
  return `${batch.id}/${prefix}-${before + 1}` as ContainerId;
}

/** Everything that is in a container of the blend: each part of each container that was charged. */
export function madeOf(
  state: PlantReader,
  charged: readonly ChargedContainer[],
): DispensedContainerStock['from'] {
  return charged.flatMap(({ id }) => {
    const container = state.get('containers', id);
    return container?.kind === 'dispensed'
      ? container.from.map(({ lot, net }) => ({ container: id, lot, net }))
      : [];
  });
}

export interface DischargeYield {
  readonly out: Micrograms;
  readonly in: Micrograms;
  readonly percent: string;
  readonly isWithin: boolean;
}

/** What came out in percent of what was charged, compared exactly (21 CFR 111.260(f), rules §1). */
export function dischargeYield(
  state: PlantReader,
  batch: Batch,
  work: Discharging,
  master: DischargeStep,
): DischargeYield {
  const out = sum(filledOf(work).map(({ net }) => net));
  const charged = sum(chargedInto(state, batch, master).map(({ net }) => net));
  return {
    out,
    in: charged,
    percent: percentText(out, charged),
    isWithin: isWithin(master.yield, out, charged),
  };
}
