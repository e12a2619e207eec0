import { checkedRunOf } from '../execution/checked-run.ts';
import { finding, type Gate } from './gate.ts';

/** The placement stands in the open check and still counts (rules §7). */
export const requirePlacement: Gate = {
  id: 'requirePlacement',
  when: 'always',
  check: (facts) => {
    const { command } = facts;
    const open = checkedRunOf(facts)?.open;
    if (command.type !== 'InvalidatePlacement' || !open) return null;
    const { check, number } = command;
    const placement = open.id === check ? open.placements[number - 1] : undefined;
    if (!placement) return finding('placement.unknown', { check, number });
    return placement.invalid ? finding('placement.invalid', { check, number }) : null;
  },
};
