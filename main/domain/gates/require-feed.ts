import { intakeOf } from '../execution/intake.ts';
import { finding, type Gate } from './gate.ts';

/** A machine that is fed with containers runs, and is set up, with something of them in it (21 CFR 111.260(j)). */
export const requireFeed: Gate = {
  id: 'requireFeed',
  when: 'always',
  check: (facts) => {
    const taking = intakeOf(facts);
    return taking && taking.intake.charged.length === 0
      ? finding('feed.none', { step: facts.step?.id ?? '', equipment: taking.equipment })
      : null;
  },
};
