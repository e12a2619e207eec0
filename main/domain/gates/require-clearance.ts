import { minutesAfter } from '../moment.ts';
import { finding, type Gate } from './gate.ts';

/** The booth is cleared for this batch, and the clearance has not run out unused (rules §8). */
export const requireClearance: Gate = {
  id: 'requireClearance',
  when: 'always',
  check: ({ station, batch, recipeStep: step, site, observed }) => {
    if (step?.kind !== 'dispense' || !batch) return null;
    const { clearance } = station;
    if (!clearance || clearance.batch !== batch.id) {
      return finding('clearance.missing', { station: station.id, batch: batch.id }, 'qaReviewer');
    }
    const until = minutesAfter(clearance.verifiedAt, site.clearanceHours * 60);
    return observed.moment.at > until && station.booth.item === null
      ? finding('clearance.expired', { station: station.id, until }, 'qaReviewer')
      : null;
  },
};
