import { processingOf } from '../execution/processing.ts';
import { finding, type Gate } from './gate.ts';

/** Units are weighed, and said not to count, in a check that is open; what was judged is final (rules §7). */
export const requireInProcessOpen: Gate = {
  id: 'requireInProcessOpen',
  when: 'always',
  check: (facts) => {
    const processing = processingOf(facts);
    return processing && !processing.open ? finding('inProcess.none', { step: facts.step?.id ?? '' }) : null;
  },
};
