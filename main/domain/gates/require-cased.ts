import { caseRun, isLabelled } from '../cases/packed-case.ts';
import { finding, type Gate } from './gate.ts';

/** Every good pack that was not sampled is in a case, none is in two, and each case carries its label (rules §8). */
export const requireCased: Gate = {
  id: 'requireCased',
  when: 'always',
  check: (facts) => {
    const run = caseRun(facts);
    if (!run || !facts.step) return null;
    const { cases, packed, due } = run;
    if (packed !== due) return finding('case.open', { step: facts.step.id, packed, due });
    const bare = cases.filter((each) => !isLabelled(each)).length;
    return bare > 0 ? finding('case.unlabelled', { step: facts.step.id, count: bare }) : null;
  },
};
