import { checkedRunOf } from '../execution/checked-run.ts';
import { finding, type Gate } from './gate.ts';

/** A sample of setting up is weighed while the machine stands, and beside no other sample (rules §7). */
export const requireSetUp: Gate = {
  id: 'requireSetUp',
  when: 'always',
  check: (facts) => {
    const checkedRun = checkedRunOf(facts);
    if (!checkedRun) return null;
    const { open, work } = checkedRun;
    const named = { step: facts.step?.id ?? '' };
    if (open) return finding('inProcess.open', { ...named, check: open.id });
    return work.line.kind === 'running' ? finding('setUp.running', named) : null;
  },
};
