import type { BatchId, RollId } from '../../contract/ids.ts';
import { type Finding, finding } from '../gates/gate.ts';
import { openRecords, recordsFor } from '../index-keys.ts';
import type { QualityRecord } from '../quality/records/record.ts';
import type { PlantReader } from '../state.ts';
import { entriesOf } from './issued-to.ts';
import { wasteKept } from './label-ledger.ts';
import type { LabelRoll } from './label-roll.ts';

/** What of a roll is waiting to be destroyed: all of one that was withdrawn, else the waste that is kept of it. */
export interface ToDestroy {
  /** The batch whose waste it is; null for a roll that was never issued. */
  readonly batch: BatchId | null;
  readonly quantity: number;
}

export function toDestroy(
  state: PlantReader,
  { id, obsolete, physical, quantity, batch }: LabelRoll,
): ToDestroy {
  if (obsolete && physical === 'inCage') return { batch: null, quantity };
  return batch ? { batch, quantity: wasteKept(entriesOf(state, batch), id) } : { batch: null, quantity: 0 };
}

/** The same as a screen may say it: while the labels can still be counted, nobody reads there what was counted (rules §9). */
export function shownToDestroy(state: PlantReader, roll: LabelRoll): ToDestroy {
  const waits = toDestroy(state, roll);
  const isCountedOut = waits.batch === null || isReconciled(state, waits.batch, roll.id);
  return isCountedOut ? waits : { ...waits, quantity: 0 };
}

/**
 * Waste is kept until the reconciliation is verified and its nonconformance dispositioned; a withdrawn roll until the
 * nonconformance about it is (rules §9). Only then is anything destroyed.
 */
export function destroyProblem(state: PlantReader, roll: LabelRoll): Finding | null {
  const { batch, quantity } = toDestroy(state, roll);
  if (quantity <= 0) return finding('destroy.nothing', { roll: roll.id });
  if (batch !== null && !isReconciled(state, batch, roll.id))
    return finding('destroy.notReconciled', { roll: roll.id, batch });
  const records = batch === null ? openRecords(state) : recordsFor(state, batch);
  const waits = records.find((each) => isAbout(each, roll.id, batch) && isUndisposed(each));
  return waits ? finding('destroy.record', { roll: roll.id, record: waits.id }, 'qaReviewer') : null;
}

/** The step that reconciles the labels of this roll is verified. */
function isReconciled(state: PlantReader, id: BatchId, roll: RollId): boolean {
  const batch = state.get('batches', id);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const issue = entriesOf(state, id).find((each) => each.what === 'issued' && each.roll === roll)?.step;
  const master = recipe?.steps.find((step) => step.kind === 'reconciliation' && step.of === issue);
  return master !== undefined && batch?.steps[master.id]?.state === 'verified';
}

const isAbout = ({ objects }: QualityRecord, roll: RollId, batch: BatchId | null): boolean =>
  objects.some((each) => each === `roll:${roll}` || (batch !== null && each === `labels:${batch}`));

const isUndisposed = (record: QualityRecord): boolean =>
  record.kind === 'nonconformance' && !record.disposal?.approvedBy && record.state !== 'closed';
