import { finding, type Gate } from './gate.ts';

/** A batch pins an approved version that is in force today (111.205). */
export const requireEffectiveRecipe: Gate = {
  id: 'requireEffectiveRecipe',
  when: 'always',
  check: ({ command, state, observed }) => {
    if (command.type !== 'IssueBatch') return null;
    const recipe = state.get('recipes', `${command.recipe}@${command.version}`);
    if (!recipe)
      return finding('recipe.unknown', { recipe: command.recipe, version: command.version }, 'qaReviewer');
    return recipe.effective <= observed.moment.day
      ? null
      : finding(
          'recipe.notEffective',
          { recipe: recipe.id, version: recipe.version, on: recipe.effective },
          'qaReviewer',
        );
  },
};
