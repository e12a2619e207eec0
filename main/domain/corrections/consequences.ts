import type { EquipmentId } from '../../contract/ids.ts';
import { atWorkplace } from '../at-step.ts';
import type { DomainEvent, EventOf, StepRef } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptionOf, routeFact } from '../quality/open-exception.ts';
import { dependentsOutside } from './dependents.ts';

type Change = EventOf<'CorrectionApproved'> | EventOf<'CaptureInvalidated'>;

/** What a change of the record sets off by rule: the exception that the true value would have opened (rules §6). */
export function changeConsequences(facts: GateFacts, written: Change): readonly DomainEvent[] {
  switch (written.type) {
    case 'CorrectionApproved': {
      const { item, found } = written.data;
      return found && facts.correction?.before.found === false
        ? routeFact(atWorkplace(facts, written.data), 'foundAtClearance', `item:${item}`)
        : [];
    }
    case 'CaptureInvalidated': {
      const { capture, used } = written.data;
      if (capture.kind === 'check') return checkTakenBack(facts, written.data, capture.id);
      return used
        ? routeFact(atWorkplace(facts, written.data), 'usedCaptureInvalidated', `container:${capture.id}`)
        : [];
    }
  }
}

/** Everything weighed since the last check that still counts is held and looked at again (21 CFR 111.113). */
function checkTakenBack(facts: GateFacts, ref: StepRef, id: EquipmentId): readonly DomainEvent[] {
  const scale = facts.state.get('equipment', id);
  return scale?.kind === 'scale'
    ? routeFact({ ...atWorkplace(facts, ref), scale }, 'checkInvalidated', `equipment:${id}`)
    : [];
}

/** Steps already weighed whose target followed from a weight that is gone or new, and that are not flagged yet. */
export function dependentsOf(facts: GateFacts, { type, data }: DomainEvent): readonly StepRef[] {
  if (type !== 'StepCompleted' && (type !== 'CaptureInvalidated' || data.used)) return [];
  const { state, batch, recipe, recipeStep: master } = atWorkplace(facts, data);
  if (!batch || !recipe || master?.kind !== 'dispense') return [];
  return dependentsOutside(state, batch, recipe, data.step)
    .map((step) => ({ batch: data.batch, step }))
    .filter((ref) => !openExceptionOf(atWorkplace(facts, ref), `step:${ref.step}`));
}

/** The flag on one of them (rules §6). */
export const flagged = (facts: GateFacts, ref: StepRef): readonly DomainEvent[] =>
  routeFact(atWorkplace(facts, ref), 'dependentOutside', `step:${ref.step}`);
