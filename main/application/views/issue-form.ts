import type { IssueForm } from '../../contract/views.ts';
import { containersFor, lotsFor } from '../../domain/index-keys.ts';
import { type Lot, usableThrough } from '../../domain/material/material.ts';
import { isUsable } from '../../domain/material/usable.ts';
import type { PlantDay } from '../../domain/moment.ts';
import type { DispenseStep, Recipe } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { productName } from './frame.ts';
import { lotText } from './lots.ts';

/** What a batch can be issued from today: the version in force of each recipe, and lots for its materials. */
export const issueForm = (state: PlantReader, today: PlantDay): IssueForm => ({
  recipes: effectiveRecipes(state, today).map((recipe) => ({
    id: recipe.id,
    version: recipe.version,
    product: productName(recipe.product),
    size: recipe.batchSize,
    lines: linesOf(state, recipe, today),
  })),
});

/** Of each recipe the version that came into force last. */
export function effectiveRecipes(state: PlantReader, today: PlantDay): readonly Recipe[] {
  const inForce = new Map<string, Recipe>();
  for (const recipe of state.all('recipes')) {
    const other = inForce.get(recipe.id);
    if (recipe.effective <= today && (!other || other.effective < recipe.effective))
      inForce.set(recipe.id, recipe);
  }
  return [...inForce.values()];
}

type Line = IssueForm['recipes'][number]['lines'][number];

/** A step that takes a whole lot leaves nothing of it for the next step of the same item. */
function linesOf(state: PlantReader, recipe: Recipe, today: PlantDay): readonly Line[] {
  const usedUp = new Set<string>();
  return recipe.steps
    .filter((step) => step.kind === 'dispense')
    .map((step) => {
      const lots = lotsByExpiry(state, step);
      const proposed = lots.find((lot) => canGive(state, lot, today) && !usedUp.has(lot.id));
      if (proposed && step.amount.kind === 'wholeLot') usedUp.add(proposed.id);
      return {
        step: step.id,
        item: step.item,
        itemName: state.get('items', step.item)?.name ?? step.item,
        lots: lots.map((lot) => ({
          lot: lot.id,
          text: lotText(state, lot, today),
          proposed: lot === proposed,
        })),
      };
    });
}

/** First expired first; the form lists unusable lots too, with their status, and the gates refuse them later. */
const lotsByExpiry = (state: PlantReader, { item }: DispenseStep): readonly Lot[] =>
  lotsFor(state, item).sort((a, b) => (usableThrough(a) < usableThrough(b) ? -1 : 1));

const canGive = (state: PlantReader, lot: Lot, today: PlantDay): boolean =>
  isUsable(state, lot, today) && containersFor(state, lot.id).some(({ quantity }) => quantity > 0);
