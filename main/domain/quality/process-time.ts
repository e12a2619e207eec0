import { atStep } from '../at-step.ts';
import type { DomainEvent, StepRef } from '../events.ts';
import { isOverrun } from '../execution/processing.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptionOf, routeFact } from './open-exception.ts';

/** A machine that ran longer than the recipe allows: nobody can refuse that any more, so it is an exception (rules §1). */
export function overrunConsequences(facts: GateFacts, ref: StepRef): readonly DomainEvent[] {
  const here = atStep(facts, ref);
  const { step, recipeStep: master, observed } = here;
  if (step?.work.kind !== 'process' || master?.kind !== 'process') return [];
  const object = `step:${ref.step}`;
  return isOverrun(step.work, master, observed.moment.at) && !openExceptionOf(here, object)
    ? routeFact(here, 'parameterOutside', object)
    : [];
}
