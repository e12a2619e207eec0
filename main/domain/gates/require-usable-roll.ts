import { issuedTo } from '../label-ledger/issued-to.ts';
import { finding, type Gate } from './gate.ts';

/** Quality approved the roll; where it is issued, it lies in the cage, and the batch still needs labels (21 CFR 111.120, 211.125(a)). */
export const requireUsableRoll: Gate = {
  id: 'requireUsableRoll',
  when: 'act',
  check: ({ command, scanned, batch, recipeStep: master, state }) => {
    if (command.type !== 'PresentScan' || scanned?.role !== 'roll') return null;
    const { roll } = scanned;
    if (!roll || !batch) return null;
    if (roll.quality !== 'approved') return finding(`roll.${roll.quality}`, { roll: roll.id }, 'qaReviewer');
    if (master?.kind !== 'labelIssue') return null;
    if (roll.physical !== 'inCage') return finding('roll.notInCage', { roll: roll.id, is: roll.physical });
    return issuedTo(state, batch.id, master.id) >= master.quantity
      ? finding('roll.enough', { roll: roll.id, quantity: master.quantity })
      : null;
  },
};
