import type { StepId } from '../../contract/ids.ts';
import type { ChecklistItem, Recipe, RecipeStep } from '../recipe/recipe.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { Batch } from './batch.ts';

/** The master of a step of one batch: from its recipe, or inserted into it by a rework (S56). */
export const masterStep = (recipe: Recipe, batch: Batch, step: StepId): RecipeStep | undefined =>
  recipeStep(recipe, step) ?? batch.inserted.find(({ id }) => id === step);

/** All steps of a batch in their order: those of the recipe, each with the reworks of it behind it. */
export function mastersOf(recipe: Recipe, batch: Batch): readonly RecipeStep[] {
  const withReworks = (step: RecipeStep): readonly RecipeStep[] => [
    step,
    ...batch.inserted.filter(({ mends }) => mends === step.id).flatMap(withReworks),
  ];
  return recipe.steps.flatMap(withReworks);
}

/** The item of a rework under which its effect on the yield is answered. */
export const YIELD_ITEM = 'yield';

export type AskedItem = Omit<ChecklistItem, 'evidence'> & {
  readonly evidence: ChecklistItem['evidence'] | 'mass';
};

/** What is answered one by one in a step: a checklist, the restart inspection of a line, or the instructions of a rework and then its effect on the yield. */
export function checklistOf(master: RecipeStep): readonly AskedItem[] {
  if (master.kind === 'clearance') return master.items;
  if (master.kind === 'packaging') return master.restart;
  if (master.kind !== 'rework') return [];
  return [
    ...master.instructions.map((text, index) => ({
      id: String(index + 1),
      text,
      evidence: 'confirmed' as const,
      expects: null,
    })),
    { id: YIELD_ITEM, text: '', evidence: 'mass', expects: master.unit },
  ];
}
