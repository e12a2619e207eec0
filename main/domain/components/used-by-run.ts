import type { ComponentUse } from '../../contract/vocabulary.ts';
import type { CheckedRun, Packaging } from '../execution/batch.ts';
import { outputOf } from '../execution/packaging.ts';
import type { CheckedRunStep, PackagingStep } from '../recipe/recipe.ts';

/** Units or packs that a run made by its own counts, by where they ended; never typed, and never the plug. */
export type RunUses = Readonly<Partial<Record<ComponentUse, number>>>;

/** A filled pack took one of each component of a pack, whatever became of it afterwards. */
export const packed = (work: Packaging, master: PackagingStep): RunUses => ({
  packed: outputOf(work, master).totals.filled,
});

/** Units that a run with checks filled: those of its samples. */
export const filledUnits = ({ checks }: CheckedRun, _master: CheckedRunStep): RunUses => ({
  inProcess: checks.reduce(
    (units, check) => (check.kind === 'missed' ? units : units + check.placements.length),
    0,
  ),
});
