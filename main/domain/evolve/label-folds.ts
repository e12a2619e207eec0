import type { BatchId } from '../../contract/ids.ts';
import { emptyLedger, type LabelEntry, labelsOf, standing } from '../label-ledger/label-ledger.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch, patchWork } from './rows.ts';

export const LABEL_FOLDS: Folds<
  | 'LabelRollReceived'
  | 'LabelRollPresented'
  | 'LabelArtworkSeen'
  | 'LabelsIssued'
  | 'ApplicatorRead'
  | 'LabelsCounted'
  | 'LabelsReconciled'
  | 'LabelRollTaken'
  | 'LabelsDestroyed'
> = {
  LabelRollReceived: (draft, { roll }) => draft.put('labelRolls', roll.id, roll),
  LabelRollPresented: (draft, { batch, step, roll }) =>
    patchWork(draft, batch, step, 'labelIssue', () => ({ roll: { id: roll, artworkSeen: false } })),
  LabelArtworkSeen: (draft, { batch, step, roll }) =>
    patchWork(draft, batch, step, 'labelIssue', () => ({ roll: { id: roll, artworkSeen: true } })),
  LabelsIssued: (draft, { batch, step, roll, quantity }, { at, person }) => {
    patchWork(draft, batch, step, 'labelIssue', () => ({ roll: null }));
    patch(draft, 'labelRolls', roll, { physical: 'issued', quantity: 0, batch });
    const line = { roll, quantity, step, by: person as never, at: at as Instant };
    enter(draft, batch, [{ ...line, what: 'issued', count: null }]);
  },
  ApplicatorRead: (draft, { batch, step, roll, counter, onRejects }, { at, person }) => {
    const line = { roll, step, by: person as never, at: at as Instant, count: null };
    enter(draft, batch, [
      { ...line, what: 'applied', quantity: counter - onRejects },
      { ...line, what: 'rejected', quantity: onRejects },
    ]);
  },
  LabelsCounted: (draft, { batch, step, count, rolls, signature }, recorded) => {
    const at = recorded.at as Instant;
    const by = signature.person;
    patchWork(draft, batch, step, 'reconciliation', ({ counts }) => ({ counts: [...counts, { by, at }] }));
    const of = { count, step, by, at };
    enter(
      draft,
      batch,
      rolls.flatMap(({ roll, setUp, damaged, specimen, returned }): readonly LabelEntry[] => [
        { ...of, roll, what: 'setUp', quantity: setUp },
        { ...of, roll, what: 'damaged', quantity: damaged },
        { ...of, roll, what: 'specimen', quantity: specimen },
        { ...of, roll, what: 'returned', quantity: returned },
      ]),
    );
    noteSignature(draft, recorded, by);
  },
  // What never passed the applicator is in the cage again, with what was counted of it (rules §9).
  LabelsReconciled: (draft, { batch, found }) => {
    const counted = standing(must(draft, 'labelLedgers', batch).entries);
    for (const { roll } of found.rolls) {
      // It went to another batch since, and is that batch's business.
      if (must(draft, 'labelRolls', roll).batch !== batch) continue;
      const left = labelsOf(counted, 'returned', roll);
      patch(draft, 'labelRolls', roll, { physical: left > 0 ? 'inCage' : 'usedUp', quantity: left });
    }
  },
  LabelRollTaken: (draft, { terminal, roll }) => patch(draft, 'sessions', terminal, { roll }),
  LabelsDestroyed: (draft, { roll, batch, quantity, person, signature }, recorded) => {
    noteSignature(draft, recorded, signature.person);
    if (batch === null) return patch(draft, 'labelRolls', roll, { physical: 'destroyed', quantity: 0 });
    const at = recorded.at as Instant;
    enter(draft, batch, [{ roll, what: 'destroyed', quantity, count: null, step: null, by: person, at }]);
  },
};

/** Lines are only ever added. */
export function enter(draft: PlantDraft, batch: BatchId, entries: readonly LabelEntry[]): void {
  const before = draft.get('labelLedgers', batch) ?? emptyLedger(batch);
  draft.put('labelLedgers', batch, { ...before, entries: [...before.entries, ...entries] });
}
