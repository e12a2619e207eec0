import type { RollId } from '../../contract/ids.ts';
import { millionths } from '../laboratory/decimal.ts';
import {
  issuedRolls,
  LABEL_FATES,
  type LabelEntry,
  type LabelFate,
  labelsOf,
  standing,
} from './label-ledger.ts';

/**
 * What may stay unaccounted for, as the recipe version says it, and the history that justifies the figure: no
 * percentage is in the rule (21 CFR 211.125(c)).
 */
export interface ReconciliationLimit {
  /** Percent of what was issued, decimal text. */
  readonly percent: string;
  readonly basis: string;
}

export interface Reconciliation {
  readonly issued: number;
  readonly fates: Readonly<Record<LabelFate, number>>;
  /** Issued minus everything accounted for; negative where more was found than issued. */
  readonly unaccounted: number;
  readonly rolls: readonly { readonly roll: RollId; readonly issued: number; readonly unaccounted: number }[];
  /** Packs that carry a label by the counts of the line, for the counter of the applicator; null where no line counted. */
  readonly packs: number | null;
  /**
   * Not more unaccounted than the limit, nowhere more found than issued, and as many labels applied as packs carry one
   * (rules §9).
   */
  readonly within: boolean;
}

const HUNDRED_PERCENT = 100n * 1_000_000n;

/**
 * A query over the ledger, never a line of it: what is unaccounted is what nothing else accounts for, so that no entry
 * can plug it. Compared exactly, in whole labels; a label that was written down under another roll shows there.
 */
export function reconcile(
  entries: readonly LabelEntry[],
  limit: ReconciliationLimit,
  packs: number | null,
  count?: number,
): Reconciliation {
  const counted = standing(entries, count);
  const issued = labelsOf(counted, 'issued');
  const fates = Object.fromEntries(LABEL_FATES.map((fate) => [fate, labelsOf(counted, fate)])) as Record<
    LabelFate,
    number
  >;
  const unaccounted = issued - accounted(counted);
  const strays = new Set([...issuedRolls(counted), ...counted.map(({ roll }) => roll)]);
  const rolls = [...strays].map((roll) => ({
    roll,
    issued: labelsOf(counted, 'issued', roll),
    unaccounted: labelsOf(counted, 'issued', roll) - accounted(counted, roll),
  }));
  return {
    issued,
    fates,
    unaccounted,
    rolls,
    packs,
    within:
      (packs === null || fates.applied + fates.rejected === packs) &&
      rolls.every((each) => each.unaccounted >= 0) &&
      BigInt(unaccounted) * HUNDRED_PERCENT <= BigInt(issued) * millionths(limit.percent),
  };
}

const accounted = (entries: readonly LabelEntry[], roll?: RollId): number =>
  LABEL_FATES.reduce((sum, fate) => sum + labelsOf(entries, fate, roll), 0);
