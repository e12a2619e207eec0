import { err, ok, type Result } from '../../contract/result.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import { checkPlant } from './check-plant.ts';
import { foundingOf, plantFile } from './plant-format.ts';
import { type Problem, problem } from './reader.ts';
import { recipeAtPlantProblems } from './recipe-at-plant.ts';

/**
 * A whole plant out of untrusted data, or everything that is wrong with it: the fields, the references between
 * them, and whether the plant can make each of its own recipes.
 */
export function parseFounding(input: unknown): Result<Founding, readonly Problem[]> {
  const file = plantFile(input, '');
  if (!file.ok) return file;
  const problems = checkPlant(file.value);
  if (problems.length > 0) return err(problems);
  const founding = foundingOf(file.value);
  const unfit = founding.recipes.flatMap((recipe, index) =>
    recipeAtPlantProblems(recipe, founding).map(({ path, sentence }) =>
      problem(`recipes[${index}].${path}`, sentence),
    ),
  );
  return unfit.length > 0 ? err(unfit) : ok(founding);
}
