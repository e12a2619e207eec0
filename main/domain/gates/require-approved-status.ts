import { lotsInUse } from '../material/in-use.ts';
import { finding, type Gate } from './gate.ts';

/** Quality released the lot; quarantine and rejected stay where they are (S43, S124, 21 CFR 111.155). */
export const requireApprovedStatus: Gate = {
  id: 'requireApprovedStatus',
  when: 'act',
  check: (facts) => {
    const lot = lotsInUse(facts).find(({ quality }) => quality !== 'approved');
    return lot && lot.quality !== 'approved'
      ? finding(`status.${lot.quality}`, { lot: lot.id }, 'qaReviewer')
      : null;
  },
};
