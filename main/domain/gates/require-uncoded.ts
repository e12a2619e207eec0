import { finding, type Gate } from './gate.ts';

/** Labels with a lot code on them never go back to the cage: they are waste, and only destroyed (rules §9, 21 CFR 211.125(d)). */
export const requireUncoded: Gate = {
  id: 'requireUncoded',
  when: 'act',
  check: ({ command }) => {
    if (command.type !== 'CountLabels') return null;
    const coded = command.rolls.find((each) => each.coded && each.returned > 0);
    return coded ? finding('return.coded', { roll: coded.roll, labels: coded.returned }) : null;
  },
};
