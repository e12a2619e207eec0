import type { ChargeScreen } from '../../contract/views.ts';
import { intakeOf } from '../../domain/execution/intake.ts';
import type { ChargeStep } from '../../domain/recipe/recipe.ts';
import { intakeView, takingDrafts, takingTask } from './intake.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { task } from './tasks.ts';

/** Container by container into the machine, each by two people (rules §5, 21 CFR 111.260(j)). */
export function chargeScreen(facts: StepFacts<ChargeStep>): ChargeScreen {
  const { step, master } = facts;
  const taking = intakeOf({ step, recipeStep: master });
  if (!taking) throw new Error(`broken invariant: step ${step.id} charges nothing`);
  const view = intakeView(facts, taking);
  const isOpen = view.containers.some(({ charged }) => charged === null);
  const doing =
    takingTask(facts, taking) ??
    (isOpen ? task('scanToCharge', { equipment: taking.equipment }) : task('signStep', { step: step.id }));
  return { kind: 'charge', ...stepFrame(facts, doing, takingDrafts(facts, taking)), ...view };
}
