import type { BatchId, PersonId, RollId, StepId } from '../../contract/ids.ts';
import type { Instant } from '../moment.ts';

/**
 * Where an issued label can end, each counted once (21 CFR 111.410(b), 211.125(c)): on a good pack, on a rejected one,
 * as set-up or splice waste, damaged in the run, as a specimen in the batch record, or back in the cage without having
 * passed the applicator.
 */
export const LABEL_FATES = ['applied', 'rejected', 'setUp', 'damaged', 'specimen', 'returned'] as const;
export type LabelFate = (typeof LABEL_FATES)[number];

/** Fates that leave something to be kept, counted, and destroyed at the end (rules §9). */
export const WASTE_FATES: readonly LabelFate[] = ['rejected', 'setUp', 'damaged'];

/** One line of the ledger. Lines are only ever added; `destroyed` is what became of waste, never a fate of its own. */
export interface LabelEntry {
  readonly roll: RollId;
  readonly what: 'issued' | LabelFate | 'destroyed';
  /** Labels, a whole number. */
  readonly quantity: number;
  /** Which blind count of the step it belongs to, 1 for the first; null for what is no count. */
  readonly count: number | null;
  readonly step: StepId | null;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Every label of one batch, from the cage to its end. */
export interface LabelLedger {
  readonly id: BatchId;
  readonly entries: readonly LabelEntry[];
}

export const emptyLedger = (id: BatchId): LabelLedger => ({ id, entries: [] });

/** The number of the count that stands: the last one; 0 before any. */
export const lastCount = (entries: readonly LabelEntry[]): number =>
  entries.reduce((last, { count }) => Math.max(last, count ?? 0), 0);

/** The lines that count: whatever is no count, and of the counts the one named. An earlier count stays readable. */
export const standing = (
  entries: readonly LabelEntry[],
  count: number = lastCount(entries),
): readonly LabelEntry[] => entries.filter((each) => each.count === null || each.count === count);

/** Rolls that were issued, in the order in which they were. */
export const issuedRolls = (entries: readonly LabelEntry[]): readonly RollId[] => [
  ...new Set(entries.filter(({ what }) => what === 'issued').map(({ roll }) => roll)),
];

export const labelsOf = (entries: readonly LabelEntry[], what: LabelEntry['what'], roll?: RollId): number =>
  entries.reduce(
    (sum, each) =>
      each.what === what && (roll === undefined || each.roll === roll) ? sum + each.quantity : sum,
    0,
  );

/** Waste of a roll that is still kept: everything wasted and not yet destroyed. */
export function wasteKept(entries: readonly LabelEntry[], roll: RollId): number {
  const counted = standing(entries);
  return (
    WASTE_FATES.reduce((sum, fate) => sum + labelsOf(counted, fate, roll), 0) -
    labelsOf(counted, 'destroyed', roll)
  );
}
