import { finding, type Gate } from './gate.ts';

/** Labels are reconciled by somebody who did not issue them (rules §9). */
export const requireReconciler: Gate = {
  id: 'requireReconciler',
  when: 'always',
  check: ({ batch, recipeStep: master, person }) => {
    if (!batch || !person || master?.kind !== 'reconciliation') return null;
    return batch.steps[master.of]?.performers.includes(person.id)
      ? finding('reconciler.issued', { person: person.name, issue: master.of }, 'supervisor')
      : null;
  },
};
