import { usableThrough } from '../material/material.ts';
import { earlierLots } from '../material/usable.ts';
import { finding, type Gate } from './gate.ts';

/** First expired, first out: an earlier usable lot with stock comes first (S150). */
export const requireFefo: Gate = {
  id: 'requireFefo',
  when: 'act',
  check: ({ state, command, scanned, observed }) => {
    const lot =
      command.type === 'ReallocateLot'
        ? state.get('lots', command.lot)
        : scanned?.role === 'source'
          ? scanned.lot
          : null;
    if (!lot) return null;
    const [earlier] = earlierLots(state, lot, observed.moment.day);
    return earlier
      ? finding(
          'fefo.earlier',
          { lot: lot.id, earlier: earlier.id, expires: usableThrough(earlier) },
          'supervisor',
        )
      : null;
  },
};
