import type { ComponentUse } from '../../contract/vocabulary.ts';
import type { CheckedRun, Packaging } from '../execution/batch.ts';
import { isCounted, outputOf } from '../execution/packaging.ts';
import { unitsOf } from '../execution/run-units.ts';
import type { PackagingStep } from '../recipe/recipe.ts';

/** Units or packs that a run made by its own counts, by where they ended; never typed, and never the plug. */
export type RunUses = Readonly<Partial<Record<ComponentUse, number>>>;

/** A filled pack took one of each component of a pack, whatever became of it afterwards. */
export const packed = (work: Packaging, master: PackagingStep): RunUses => ({
  packed: outputOf(work, master).totals.filled,
});

/** Units that a run with checks filled: by the counters of its machine, and those of its samples, setting up included. */
export function filledUnits(work: CheckedRun): RunUses {
  const { good, rejected, sampled } = unitsOf(work);
  return { good, rejected, inProcess: sampled };
}

/** Whether the run itself said what it made: before that nothing can be held against it. */
export const hasOwnCounts = (work: Packaging | CheckedRun): boolean =>
  work.kind === 'packaging'
    ? isCounted(work, 'filled')
    : work.counts.some(({ what, invalid }) => what === 'good' && invalid === null);
