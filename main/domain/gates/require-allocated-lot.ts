import { finding, type Gate } from './gate.ts';

/** The lot is the one allocated to this step; another lot comes only by re-allocation (S42, S124, rules §5). */
export const requireAllocatedLot: Gate = {
  id: 'requireAllocatedLot',
  when: 'act',
  check: ({ scanned, dispense }) => {
    if (scanned?.role !== 'source' || !dispense || !scanned.lot || scanned.lot.item !== dispense.item.id)
      return null;
    return scanned.lot.id === dispense.work.lot
      ? null
      : finding('lot.notAllocated', { shown: scanned.lot.id, allocated: dispense.work.lot }, 'supervisor');
  },
};
