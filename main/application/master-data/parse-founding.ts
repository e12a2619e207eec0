import { err, ok, type Result } from '../../contract/result.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import { checkPlant } from './check-plant.ts';
import { foundingOf, plantFile } from './plant-format.ts';
import type { Problem } from './reader.ts';

/**
 * A whole plant out of untrusted data, or everything that is wrong with it: first the fields; then the references
 * between them, and whether the plant can make each of its own recipes.
 */
export function parseFounding(input: unknown): Result<Founding, readonly Problem[]> {
  const file = plantFile(input, '');
  if (!file.ok) return file;
  const problems = checkPlant(file.value);
  return problems.length > 0 ? err(problems) : ok(foundingOf(file.value));
}
