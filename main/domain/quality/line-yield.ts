import { atStep } from '../at-step.ts';
import type { DomainEvent, StepRef } from '../events.ts';
import { countOf } from '../execution/bulk-weighing.ts';
import { dischargeYield } from '../execution/discharging.ts';
import { outputOf, yieldOf } from '../execution/packaging.ts';
import { powderOf } from '../execution/run-units.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptionOf, routeFact } from './open-exception.ts';

/** A run or a discharge ended outside its yield, or units or powder do not add up: an exception, and the batch is held (rules §1). */
export function yieldConsequences(facts: GateFacts, ref: StepRef): readonly DomainEvent[] {
  const here = atStep(facts, ref);
  const { step, recipeStep: master, batch, state } = here;
  if (step?.work.kind === 'discharge' && master?.kind === 'discharge' && batch) {
    const found = dischargeYield(state, batch, step.work, master);
    return outside(here, ref, found.isWithin);
  }
  if (step?.work.kind === 'checkedRun' && master?.kind === 'checkedRun') {
    const powder = powderOf(step.work, master.powder);
    return powder ? outside(here, ref, powder.isWithin) : [];
  }
  if (step?.work.kind === 'bulkWeigh' && master?.kind === 'bulkWeigh' && batch)
    return outside(here, ref, countOf(batch, step.work, master).isWithin);
  if (step?.work.kind !== 'packaging' || master?.kind !== 'packaging') return [];
  const { isWithin, isLossWithin } = yieldOf(outputOf(step.work, master), master);
  return outside(here, ref, isWithin && isLossWithin);
}

function outside(here: GateFacts, ref: StepRef, isWithin: boolean): readonly DomainEvent[] {
  const object = `step:${ref.step}`;
  return isWithin || openExceptionOf(here, object) ? [] : routeFact(here, 'yieldOutside', object);
}
