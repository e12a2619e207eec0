import { err, ok, type Result } from '../../contract/result.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import { checkRecipe } from './check-recipe.ts';
import type { Problem } from './reader.ts';
import { recipeFile, recipeOf } from './recipe-format.ts';

/**
 * A recipe out of untrusted data, or everything that is wrong with it: first the fields, then what they say
 * together. Whether a plant can make it is asked by `recipeAtPlantProblems` (21 CFR 111.205, 111.210).
 */
export function parseRecipe(input: unknown): Result<Recipe, readonly Problem[]> {
  const file = recipeFile(input, '');
  if (!file.ok) return file;
  const problems = checkRecipe(file.value);
  return problems.length > 0 ? err(problems) : ok(recipeOf(file.value));
}
