import { micrograms } from '../../contract/quantity.ts';
import { detectorOf, pieceOf } from '../equipment/metal-detector.ts';
import type { Batch, BulkWeighing, Work } from '../execution/batch.ts';
import { countOf } from '../execution/bulk-weighing.ts';
import { challengesOf } from '../execution/challenge.ts';
import { meanText } from '../in-process/mean-text.ts';
import { type BulkWeighStep, recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { filledLines, show } from './process-text.ts';

/** Every attempt with what the detector did with each piece. */
export const challengeLines = (state: PlantReader, work: Work): readonly string[] =>
  challengesOf(work).map(({ detector: id, attempt, outcome, results }) => {
    const detector = detectorOf(state, id);
    const pieces = results.map(
      ({ piece, result }) => `${(detector && pieceOf(detector, piece)?.text) ?? piece} ${result}`,
    );
    return `${id}: ${outcome}, attempt ${attempt}, ${pieces.join(', ')}`;
  });

/** What went in, what came out, what that counts, and how the detector was proved. */
export function bulkLines(
  state: PlantReader,
  batch: Batch,
  work: BulkWeighing,
  master: BulkWeighStep,
): readonly string[] {
  const unit = state.get('items', master.item)?.unit ?? null;
  const { net, mean, units, samples, percent } = countOf(batch, work, master);
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const run = recipe && recipeStep(recipe, master.of);
  const { units: name, shownIn } =
    run?.kind === 'checkedRun' ? run.plan : { units: 'units', shownIn: 'mg' as const };
  const { lowest, highest } = master.yield;
  return [
    `In from step ${master.of}: ${work.taken.map(({ id }) => id).join(', ') || '-'}`,
    ...filledLines(work, unit),
    ...challengeLines(state, work),
    mean
      ? `${show(net, unit)} by a mean of ${meanText(mean, shownIn, micrograms(1))} ${shownIn} of ${mean.count}: ${units} ${name}`
      : `${show(net, unit)}, and no mean of the run`,
    `Yield ${percent ?? '-'} % of ${master.target} (${lowest}–${highest} %), ${samples} taken as samples`,
  ];
}
