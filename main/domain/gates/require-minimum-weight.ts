import type { Micrograms } from '../../contract/quantity.ts';
import { minimumWeight } from '../equipment/equipment.ts';
import type { DispenseStep } from '../recipe/recipe.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The target before, the net at capture: both at least the smallest amount this scale can weigh (USP <41>, rules §5). */
export const requireMinimumWeight: Gate = {
  id: 'requireMinimumWeight',
  when: 'always',
  check: ({ command, scale, dispense, site }) => {
    if (!scale || !dispense?.limits) return null;
    const smallest = minimumWeight(scale, dispense.step.tolerance.percent, site.minimumWeightFactor);
    const amount =
      command.type === 'AcceptWeight' ? dispense.net : plannedAmount(dispense.step, dispense.limits.target);
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

/** The amount as the recipe has it: rounding it to the scale at hand could lift it over that scale's own minimum. */
const plannedAmount = ({ amount, mode }: DispenseStep, rounded: Micrograms): Micrograms =>
  amount.kind === 'fixed' && mode === 'single' ? amount.target : rounded;
