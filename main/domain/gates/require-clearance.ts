import type { GateFacts } from '../facts.ts';
import type { Clearance } from '../identity/person.ts';
import { minutesAfter } from '../moment.ts';
import { finding, type Gate } from './gate.ts';

/** The booth is cleared for this batch, and the clearance has not run out unused (rules §8). */
export const requireClearance: Gate = {
  id: 'requireClearance',
  when: 'always',
  check: (facts) => {
    const { station, batch, recipeStep: step, site, observed } = facts;
    if (step?.kind !== 'dispense' || !batch) return null;
    const { clearance } = station;
    if (!clearance || clearance.batch !== batch.id) {
      return finding('clearance.missing', { station: station.id, batch: batch.id }, 'qaReviewer');
    }
    const until = minutesAfter(clearance.verifiedAt, site.clearanceHours * 60);
    return observed.moment.at > until && !isUsed(facts, clearance)
      ? finding('clearance.expired', { station: station.id, until }, 'qaReviewer')
      : null;
  },
};

/** Something was dispensed under it here, whatever lies in the booth at this moment. */
const isUsed = ({ batch, recipe, station }: GateFacts, { verifiedAt }: Clearance): boolean =>
  (recipe?.steps ?? []).some(({ id, kind, station: where }) => {
    const startedAt = batch?.steps[id]?.startedAt;
    return kind === 'dispense' && where === station.id && startedAt != null && startedAt >= verifiedAt;
  });
