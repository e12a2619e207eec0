import type { DischargeScreen } from '../../contract/views.ts';
import { dischargeYield } from '../../domain/execution/discharging.ts';
import type { DischargeStep } from '../../domain/recipe/recipe.ts';
import { amount } from './amounts-text.ts';
import { fillingDrafts, fillingOf, fillingStyle, fillingTask, fillingView } from './filling.ts';
import { machineView } from './machine.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';

/** What comes out of a machine, container by container, and what that is of what went in (21 CFR 111.260(f)). */
export function dischargeScreen(facts: StepFacts<DischargeStep>): DischargeScreen {
  const { master, batch, step, input } = facts;
  const discharge = fillingOf(facts);
  const { work } = discharge;
  if (work.kind !== 'discharge') throw new Error(`broken invariant: step ${step.id} empties nothing`);
  const style = fillingStyle(facts);
  const found = dischargeYield(input.state, batch, work, master);
  return {
    kind: 'discharge',
    ...stepFrame(facts, fillingTask(facts, discharge, master.equipment), fillingDrafts(discharge)),
    ...fillingView(facts),
    equipment: machineView(facts, master.equipment),
    charged: amount(found.in, style),
    discharged: amount(found.out, style),
    yield: { percent: found.percent, ...master.yield, within: found.isWithin },
  };
}
