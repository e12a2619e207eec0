import { atStep } from '../at-step.ts';
import type { DomainEvent, StepRef } from '../events.ts';
import { outputOf, yieldOf } from '../execution/packaging.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptionOf, routeFact } from './open-exception.ts';

/** A run ended outside its yield, or its units do not add up: an exception, and the batch is held (rules §1). */
export function yieldConsequences(facts: GateFacts, ref: StepRef): readonly DomainEvent[] {
  const here = atStep(facts, ref);
  const { step, recipeStep: master } = here;
  if (step?.work.kind !== 'packaging' || master?.kind !== 'packaging') return [];
  const { isWithin, isLossWithin } = yieldOf(outputOf(step.work, master), master);
  const object = `step:${ref.step}`;
  return (isWithin && isLossWithin) || openExceptionOf(here, object)
    ? []
    : routeFact(here, 'yieldOutside', object);
}
