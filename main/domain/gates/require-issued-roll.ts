import { issuesOf } from '../label-ledger/issued-to.ts';
import { finding, type Gate } from './gate.ts';

/** A roll at the line was issued to this very batch by the step its recipe names, and is not used up (rules §8, 21 CFR 211.125(a)). */
export const requireIssuedRoll: Gate = {
  id: 'requireIssuedRoll',
  when: 'act',
  check: ({ command, scanned, batch, recipeStep: master, state }) => {
    if (command.type !== 'PresentScan' || scanned?.role !== 'roll' || master?.kind !== 'packaging')
      return null;
    const { roll } = scanned;
    if (!roll || !batch || !master.labels) return null;
    const isOurs =
      roll.batch === batch.id &&
      issuesOf(state, batch.id, master.labels.of).some((each) => each.roll === roll.id);
    const named = { roll: roll.id, batch: batch.id };
    if (!isOurs) return finding('mount.notIssued', named, 'qaReviewer');
    return roll.physical === 'issued' ? null : finding('mount.usedUp', named, 'qaReviewer');
  },
};
