import type { Batch } from '../execution/batch.ts';
import type { Recipe, ReconciliationStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';

/**
 * Packs of a batch that carry a label, by what its packaging lines counted: everything filled but what was rejected for
 * want of one. null where nothing was packed: then there is nothing to hold against the counter of the applicator.
 */
export function labelledPacks(state: PlantReader, batch: Batch): number | null {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const counts = (recipe?.steps ?? []).flatMap(({ id }) => {
    const work = batch.steps[id]?.work;
    return work?.kind === 'packaging' ? work.counts.filter(({ invalid }) => invalid === null) : [];
  });
  if (!counts.some(({ what }) => what === 'filled')) return null;
  return counts.reduce((packs, { what, reason, quantity }) => {
    if (what === 'filled') return packs + quantity;
    return what === 'rejected' && reason === 'label-missing' ? packs - quantity : packs;
  }, 0);
}

/** Whether a line of the recipe puts on the labels that a step reconciles, and so counts splices and specimens itself. */
export const isLabelledAtLine = ({ steps }: Recipe, { of }: ReconciliationStep): boolean =>
  steps.some((step) => step.kind === 'packaging' && step.labels?.of === of);
