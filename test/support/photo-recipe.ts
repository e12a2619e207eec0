import type { Founding } from '../../main/domain/plant/founding.ts';
import type { ChecklistItem } from '../../main/domain/recipe/recipe.ts';

/** The plant with recipes in which every clearance asks for a photo where it asked for this. */
export const withPhotos =
  (instead: ChecklistItem['evidence']) =>
  (founding: Founding): Founding => ({
    ...founding,
    recipes: founding.recipes.map((recipe) => ({
      ...recipe,
      steps: recipe.steps.map((step) =>
        step.kind === 'clearance' ? { ...step, items: step.items.map((item) => shown(item, instead)) } : step,
      ),
    })),
  });

const shown = (item: ChecklistItem, instead: ChecklistItem['evidence']): ChecklistItem =>
  item.evidence === instead ? { ...item, evidence: 'photo', expects: null } : item;
