import { type LabelIssueStep, type Recipe, type RecipeStep, recipeStep as stepOf } from '../recipe/recipe.ts';
import { finding, type Gate } from './gate.ts';

/**
 * The roll and every label scanned from it show the artwork of the specimen that the recipe holds; a withdrawn
 * revision is never issued nor mounted (S42, S48, S132, 21 CFR 111.410(c), 211.125(b)).
 */
export const requireLabelRevision: Gate = {
  id: 'requireLabelRevision',
  when: 'act',
  check: ({ command, scanned, recipe, recipeStep }) => {
    const master = recipe && recipeStep && labelsOf(recipe, recipeStep);
    if (command.type !== 'PresentScan' || !master) return null;
    const { identity } = command.scan;
    const roll = scanned?.roll;
    if (identity.kind === 'artwork' && roll)
      return identity.artwork === master.artwork
        ? null
        : finding(
            'label.artwork',
            { shown: identity.artwork, needed: master.artwork, roll: roll.id },
            'qaReviewer',
          );
    if (identity.kind !== 'roll' || !roll) return null;
    if (roll.item !== master.item)
      return finding('label.item', { roll: roll.id, shown: roll.item, needed: master.item }, 'qaReviewer');
    const named = { roll: roll.id, shown: roll.revision, needed: master.revision };
    if (roll.obsolete) return finding('label.obsolete', named, 'qaReviewer');
    return roll.revision === master.revision && roll.artwork === master.artwork
      ? null
      : finding('label.revision', named, 'qaReviewer');
  },
};

/** The labels that a step issues, or that its line puts on; null where it does neither. */
function labelsOf(recipe: Recipe, step: RecipeStep): LabelIssueStep | null {
  const issue = step.kind === 'packaging' && step.labels ? stepOf(recipe, step.labels.of) : step;
  return issue?.kind === 'labelIssue' ? issue : null;
}
