import type { BatchId, RollId, StepId } from '../../contract/ids.ts';
import type { PlantReader } from '../state.ts';
import { emptyLedger, type LabelEntry, labelsOf } from './label-ledger.ts';

/** Every line about the labels of a batch; none where nothing was issued. */
export const entriesOf = (state: PlantReader, batch: BatchId): readonly LabelEntry[] =>
  (state.get('labelLedgers', batch) ?? emptyLedger(batch)).entries;

/** The rolls that one step issued, with how many labels each. */
export const issuesOf = (state: PlantReader, batch: BatchId, step: StepId): readonly LabelEntry[] =>
  entriesOf(state, batch).filter((each) => each.what === 'issued' && each.step === step);

/** Labels that one step issued to its batch. */
export const issuedTo = (state: PlantReader, batch: BatchId, step: StepId): number =>
  labelsOf(issuesOf(state, batch, step), 'issued');

/** The lines about the rolls that one step issued: what its reconciliation reads. */
export function ledgerOf(state: PlantReader, batch: BatchId, issue: StepId): readonly LabelEntry[] {
  const rolls = new Set(issuesOf(state, batch, issue).map(({ roll }) => roll));
  return entriesOf(state, batch).filter(({ roll }) => rolls.has(roll));
}

/** Rolls of a step whose applicator counter nobody read yet. */
export function unreadRolls(state: PlantReader, batch: BatchId, issue: StepId): readonly RollId[] {
  const read = new Set(
    entriesOf(state, batch).flatMap(({ what, roll }) => (what === 'applied' ? [roll] : [])),
  );
  return issuesOf(state, batch, issue).flatMap(({ roll }) => (read.has(roll) ? [] : [roll]));
}
