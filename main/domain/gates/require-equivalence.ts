import { finding, type Gate } from './gate.ts';

/** Re-allocation stays within the item: same specification revision, qualified supplier, enough stock (S53, rules §5). */
export const requireEquivalence: Gate = {
  id: 'requireEquivalence',
  when: 'always',
  check: ({ command, state, exception }) => {
    if (command.type !== 'ReallocateLot' || !exception?.batch || !exception.step) return null;
    const batch = state.get('batches', exception.batch);
    const work = batch?.steps[exception.step]?.work;
    if (work?.kind !== 'dispense') return finding('reallocation.step', { exception: exception.id });
    if (work.containers.length > 0 || work.current)
      return finding('reallocation.begun', { step: exception.step });
    const from = state.get('lots', work.lot);
    const to = state.get('lots', command.lot);
    if (!from || !to) return finding('reallocation.unknown', { lot: command.lot });
    if (to.id === from.id) return finding('reallocation.same', { lot: to.id });
    if (to.item !== from.item)
      return finding('reallocation.item', { lot: to.id, item: to.item, needed: from.item }, 'qaReviewer');
    if (to.specification !== from.specification) {
      return finding(
        'reallocation.specification',
        { lot: to.id, is: to.specification, needed: from.specification },
        'qaReviewer',
      );
    }
    return to.supplierQualified ? null : finding('reallocation.supplier', { lot: to.id }, 'qaReviewer');
  },
};
