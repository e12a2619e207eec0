import { checkedRunOf } from '../execution/checked-run.ts';
import { underOutlet } from '../in-process/output.ts';
import { finding, type Gate } from './gate.ts';

/** A container stands under the outlet: only then can it be changed for the next (rules §7). */
export const requireOutput: Gate = {
  id: 'requireOutput',
  when: 'always',
  check: (facts) => {
    const checkedRun = checkedRunOf(facts);
    return checkedRun && !underOutlet(checkedRun.work.output)
      ? finding('output.none', { step: facts.step?.id ?? '' })
      : null;
  },
};
