import type { Micrograms } from '../../contract/quantity.ts';
import { minimumWeight } from '../equipment/equipment.ts';
import { type CheckedRunFacts, checkedRunOf } from '../execution/checked-run.ts';
import type { GateFacts } from '../facts.ts';
import { isEmptyPan } from '../in-process/pan.ts';
import type { DispenseStep } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The target before, the net at capture: both at least the smallest amount this scale can weigh (USP <41>, rules §5). */
export const requireMinimumWeight: Gate = {
  id: 'requireMinimumWeight',
  when: 'always',
  check: (facts) => {
    const { command, scale, dispense, site } = facts;
    const checkedRun = checkedRunOf(facts);
    if (checkedRun) return unitProblem(checkedRun, facts);
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

/**
 * A unit of a check by its own mass; that of the plan was held against the balance with the recipe. What is too light to be
 * captured is not discarded: it is in the sample as it lies, once it is taken off (rules §7).
 */
function unitProblem({ plan }: CheckedRunFacts, { scale, capture, site }: GateFacts): Finding | null {
  if (!scale || capture?.kind !== 'reading' || capture.mass === null || isEmptyPan(scale, capture.mass))
    return null;
  const smallest = minimumWeight(scale, plan.accuracyPercent, site.minimumWeightFactor);
  return capture.mass < smallest
    ? finding('unit.belowMinimum', {
        scale: scale.id,
        amount: massText(capture.mass, scale),
        minimum: massText(smallest, scale),
        percent: plan.accuracyPercent,
      })
    : null;
}

/** The amount as the recipe has it: rounding it to the scale at hand could lift it over that scale's own minimum. */
const plannedAmount = ({ amount, mode }: DispenseStep, rounded: Micrograms): Micrograms =>
  amount.kind === 'fixed' && mode === 'single' ? amount.target : rounded;
