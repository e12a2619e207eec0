import { datingProblem } from '../material/usable.ts';
import type { Gate } from './gate.ts';

/** Through the end of the day of expiry in the plant's zone, and not a day longer (design §6, S43). */
export const requireInDate: Gate = {
  id: 'requireInDate',
  when: 'act',
  check: ({ state, command, scanned, dispense, observed }) => {
    const lot =
      command.type === 'ReallocateLot'
        ? state.get('lots', command.lot)
        : scanned?.role === 'source'
          ? scanned.lot
          : dispense?.work.source
            ? state.get('lots', dispense.work.source.lot)
            : null;
    return lot ? datingProblem(lot, observed.moment.day) : null;
  },
};
