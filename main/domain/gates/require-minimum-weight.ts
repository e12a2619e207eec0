import { minimumWeight } from '../equipment/equipment.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The target before, the net at capture: both at least the smallest amount this scale can weigh (USP <41>, rules §5). */
export const requireMinimumWeight: Gate = {
  id: 'requireMinimumWeight',
  when: 'always',
  check: ({ command, scale, dispense, site }) => {
    if (!scale || !dispense?.limits) return null;
    const smallest = minimumWeight(scale, dispense.step.tolerance.percent, site.minimumWeightFactor);
    const amount = command.type === 'AcceptWeight' ? dispense.net : dispense.limits.target;
    return amount !== null && amount < smallest
      ? finding('weight.belowMinimum', {
          scale: scale.id,
          amount: massText(amount, scale),
          minimum: massText(smallest, scale),
          percent: dispense.step.tolerance.percent,
        })
      : null;
  },
};
