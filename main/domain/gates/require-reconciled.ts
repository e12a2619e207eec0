import { countStanding } from '../label-ledger/count-standing.ts';
import { finding, type Gate } from './gate.ts';

/** Two people counted, and what is unaccounted lies within the limit of the recipe or was accepted by quality (S48, S82). */
export const requireReconciled: Gate = {
  id: 'requireReconciled',
  when: 'always',
  check: ({ state, batch, recipeStep: master }) => {
    if (!batch || master?.kind !== 'reconciliation') return null;
    const standing = countStanding(state, batch, master);
    return standing === 'outside' || standing === 'disagree'
      ? finding(
          `reconciliation.${standing}`,
          { step: master.id },
          standing === 'outside' ? 'qaReviewer' : null,
        )
      : null;
  },
};
