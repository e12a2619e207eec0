import { err, ok, type Result } from '../../contract/result.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import { checkRecipe } from './check-recipe.ts';
import type { Problem } from './reader.ts';
import { type MasterData, recipeAtPlantProblems } from './recipe-at-plant.ts';
import { recipeFile, recipeOf } from './recipe-format.ts';

/**
 * A recipe out of untrusted data, or everything that is wrong with it: first the fields; then what they say
 * together, and why `plant` cannot make it. Without a plant only the file itself is checked (21 CFR 111.205, 111.210).
 */
export function parseRecipe(input: unknown, plant: MasterData | null): Result<Recipe, readonly Problem[]> {
  const file = recipeFile(input, '');
  if (!file.ok) return file;
  const unfit = plant ? recipeAtPlantProblems(file.value, plant) : [];
  const problems = [...unfit, ...checkRecipe(file.value)];
  return problems.length > 0 ? err(problems) : ok(recipeOf(file.value));
}
