import { checkedRunOf } from '../execution/checked-run.ts';
import { finding, type Gate } from './gate.ts';

/** Units are weighed, and said not to count, in a check that is open; what was judged is final (rules §7). */
export const requireInProcessOpen: Gate = {
  id: 'requireInProcessOpen',
  when: 'always',
  check: (facts) => {
    const checkedRun = checkedRunOf(facts);
    return checkedRun && !checkedRun.open ? finding('inProcess.none', { step: facts.step?.id ?? '' }) : null;
  },
};
