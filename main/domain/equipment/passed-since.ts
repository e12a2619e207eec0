import type { ContainerId } from '../../contract/ids.ts';
import { filledOf } from '../execution/batch.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import type { MetalDetector } from './metal-detector.ts';

/** Every container of what went through a detector since its last good challenge, in and out (21 CFR 111.113). */
export function passedSinceGoodChallenge(
  state: PlantReader,
  { id, lastGoodChallenge: good }: MetalDetector,
): readonly ContainerId[] {
  const found: ContainerId[] = [];
  for (const { recipe: name, version, steps } of state.all('batches')) {
    const recipe = state.get('recipes', `${name}@${version}`);
    for (const { id: step, work } of Object.values(steps)) {
      const master = recipe && recipeStep(recipe, step);
      if (work.kind !== 'bulkWeigh' || master?.kind !== 'bulkWeigh' || master.detector !== id) continue;
      for (const each of [...work.taken, ...filledOf(work)])
        if (good === null || each.at >= good) found.push(each.id);
    }
  }
  return found;
}
