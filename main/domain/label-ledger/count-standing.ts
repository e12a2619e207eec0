import type { Batch } from '../execution/batch.ts';
import type { ReconciliationStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { ledgerOf } from './issued-to.ts';
import { type LabelEntry, lastCount, standing } from './label-ledger.ts';
import { labelledPacks } from './labelled-packs.ts';
import { reconcile } from './reconcile.ts';

/**
 * What the blind counts of a step come to: `uncounted`, `recount` (one person alone counted), `outside` (the last count
 * leaves too much, or found too much), `disagree` (two people counted differently and nobody was outside), or
 * `reconciled` (rules §9).
 */
export type CountStanding = 'uncounted' | 'recount' | 'outside' | 'disagree' | 'reconciled';

export function countStanding(state: PlantReader, batch: Batch, master: ReconciliationStep): CountStanding {
  const entries = ledgerOf(state, batch.id, master.of);
  const last = lastCount(entries);
  if (last === 0) return 'uncounted';
  const packs = labelledPacks(state, batch);
  const isWithin = (count: number): boolean => reconcile(entries, master.limit, packs, count).within;
  if (!isWithin(last)) return isAccepted(state, batch, master) ? 'reconciled' : 'outside';
  if (last === 1) return 'recount';
  const earlier = Array.from({ length: last - 1 }, (_, index) => index + 1);
  // A count that was outside went to quality; the recount after it need not repeat its mistake.
  return earlier.some((count) => !isWithin(count) || isSame(entries, count, last))
    ? 'reconciled'
    : 'disagree';
}

const isSame = (entries: readonly LabelEntry[], one: number, other: number): boolean =>
  numbersOf(entries, one) === numbersOf(entries, other);

/** Waste, specimens and what is left, roll by roll, in one comparable text. */
const numbersOf = (entries: readonly LabelEntry[], count: number): string =>
  standing(entries, count)
    .filter((each) => each.count === count)
    .map(({ roll, what, quantity }) => `${roll} ${what} ${quantity}`)
    .sort()
    .join(', ');

/** Quality decided, and a second person approved, that the last count is used as it is (S55). */
function isAccepted(state: PlantReader, batch: Batch, { id }: ReconciliationStep): boolean {
  const work = batch.steps[id]?.work;
  const at = work?.kind === 'reconciliation' ? work.counts.at(-1)?.at : undefined;
  if (at === undefined) return false;
  for (const each of state.all('exceptions')) {
    if (each.trigger !== 'reconciliationOutside' || each.batch !== batch.id || each.step !== id) continue;
    if (each.openedAt >= at && each.settled?.pattern === 'useAsIs' && each.settled.approved) return true;
  }
  return false;
}
