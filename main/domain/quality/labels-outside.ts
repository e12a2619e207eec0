import { atWorkplace } from '../at-step.ts';
import type { DomainEvent, StepRef } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { countStanding } from '../label-ledger/count-standing.ts';
import { openExceptionOf, routeFact } from './open-exception.ts';

/** What a line counted anew no longer agrees with the labels that were counted: the exception of a count that is outside (rules §6, §9). */
export function labelConsequences(facts: GateFacts, ref: StepRef): readonly DomainEvent[] {
  const { batch, recipe } = atWorkplace(facts, ref);
  if (!batch || !recipe || batch.steps[ref.step]?.work.kind !== 'packaging') return [];
  return recipe.steps.flatMap((master) => {
    if (master.kind !== 'reconciliation' || countStanding(facts.state, batch, master) !== 'outside')
      return [];
    const there = atWorkplace(facts, { batch: batch.id, step: master.id });
    const object = `labels:${batch.id}`;
    return openExceptionOf(there, object) ? [] : routeFact(there, 'reconciliationOutside', object);
  });
}
