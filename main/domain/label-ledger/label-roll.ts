import type { BatchId, ItemId, RollId } from '../../contract/ids.ts';

/**
 * A roll of printed labels with its own identity. Its status is a conjunction of independent facts, as that of a lot
 * is: what quality says, whether its artwork is still in force, and where it physically is (21 CFR 111.120, 211.122).
 */
export interface LabelRoll {
  readonly id: RollId;
  readonly item: ItemId;
  readonly name: string;
  /** The code printed on every label of the roll: it tells the revision to a scanner. */
  readonly artwork: string;
  readonly revision: string;
  readonly quality: 'quarantine' | 'approved' | 'rejected';
  /** Its artwork was withdrawn: it is never used again, and destroyed on record (21 CFR 211.122(e)). */
  readonly obsolete: boolean;
  readonly physical: 'inCage' | 'issued' | 'usedUp' | 'destroyed';
  /** Labels on it while it is in the cage; what became of them after that stands in the ledger of its batch. */
  readonly quantity: number;
  /** The batch it was last issued to. */
  readonly batch: BatchId | null;
}
