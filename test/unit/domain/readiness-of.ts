import type { ReadinessInput } from '../../../main/domain/release/readiness.ts';
import type { LineResult } from '../../../main/domain/release/readiness-line.ts';
import type { WeighBooth } from '../../support/weigh-booth.ts';

/** One line of the release checklist, over the batch of a booth whose log is verified. */
export function lineIn(booth: WeighBooth, line: (input: ReadinessInput) => LineResult): LineResult {
  const { state, batch } = booth;
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!recipe) throw new Error(`no recipe of ${batch.id}`);
  return line({ state, batch, recipe, proof: 'verified' });
}
