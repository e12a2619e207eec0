import { openFailureOf, openHoldOfFailure, openLookBackOf } from '../equipment/failure.ts';
import { servedIn } from '../equipment/service-case.ts';
import { finding, type Gate } from './gate.ts';

/**
 * What the scale weighed since its last good check is reviewed before the scale comes back: its look-backs are closed,
 * its failure is decided, and nothing is held for it any more (21 CFR 111.113, rules §5).
 */
export const requireReviewedUse: Gate = {
  id: 'requireReviewedUse',
  when: 'always',
  check: (facts) => {
    const { state } = facts;
    const scale = servedIn(facts);
    if (!scale) return null;
    const lookBack = openLookBackOf(state, scale.id);
    if (lookBack) return finding('return.lookBack', { scale: scale.id, record: lookBack.id }, 'qaReviewer');
    const failure = openFailureOf(state, scale.id);
    if (failure) return finding('return.failure', { scale: scale.id, exception: failure.id }, 'qaReviewer');
    const hold = openHoldOfFailure(state, scale.id);
    return hold
      ? finding('return.held', { scale: scale.id, hold: hold.id, object: hold.object.id }, 'qaReviewer')
      : null;
  },
};
