import { finding, type Gate } from './gate.ts';

/** What was counted is what the roll holds on record; the refusal does not say how many that is (21 CFR 211.125(a)). */
export const requireRollCount: Gate = {
  id: 'requireRollCount',
  when: 'act',
  check: ({ command, state }) => {
    if (command.type !== 'IssueLabels') return null;
    const roll = state.get('labelRolls', command.roll);
    return roll && roll.quantity !== command.counted
      ? finding('roll.count', { roll: roll.id, counted: command.counted })
      : null;
  },
};
