import { lotsInUse } from '../material/in-use.ts';
import { datingProblem } from '../material/usable.ts';
import type { Gate } from './gate.ts';

/** Through the end of the day of expiry in the plant's zone, and not a day longer (design §6, S43). */
export const requireInDate: Gate = {
  id: 'requireInDate',
  when: 'act',
  check: (facts) => {
    for (const lot of lotsInUse(facts)) {
      const problem = datingProblem(lot, facts.observed.moment.day);
      if (problem) return problem;
    }
    return null;
  },
};
