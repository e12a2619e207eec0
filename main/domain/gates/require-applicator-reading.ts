import { issuesOf, ledgerOf } from '../label-ledger/issued-to.ts';
import { finding, type Gate } from './gate.ts';

/**
 * What was applied comes from the counter of the applicator, once for each roll that was issued: it is read, and
 * never worked out from what is missing (rules §9).
 */
export const requireApplicatorReading: Gate = {
  id: 'requireApplicatorReading',
  when: 'act',
  check: ({ command, state, batch, recipeStep: master }) => {
    if (command.type !== 'ReadApplicator' || !batch || master?.kind !== 'reconciliation') return null;
    const { roll, counter, onRejects } = command;
    if (!issuesOf(state, batch.id, master.of).some((each) => each.roll === roll))
      return finding('applicator.roll', { roll, batch: batch.id });
    const isRead = ledgerOf(state, batch.id, master.of).some(
      (each) => each.roll === roll && each.what === 'applied',
    );
    if (isRead) return finding('applicator.twice', { roll });
    return onRejects > counter ? finding('applicator.rejects', { roll, counter, onRejects }) : null;
  },
};
