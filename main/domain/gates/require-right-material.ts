import { isToTakeIn } from '../execution/bulk-weighing.ts';
import { intakeOf, isOfIntake } from '../execution/intake.ts';
import type { GateFacts, ScannedFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** The item in the hand is the item of the step, or the container one of those that go into the machine, or of the run that is collected (S42). */
export const requireRightMaterial: Gate = {
  id: 'requireRightMaterial',
  when: 'act',
  check: (facts) => {
    const { scanned, dispense, batch, recipe, recipeStep: master } = facts;
    if (scanned?.role === 'charge') {
      const { container } = scanned;
      const taking = intakeOf(facts);
      if (!container || !batch || !recipe || !master || !taking) return null;
      return isOfIntake(batch, recipe, master, container)
        ? null
        : finding(
            'charge.stranger',
            { shown: container.id, batch: batch.id, equipment: taking.equipment },
            'supervisor',
          );
    }
    if (scanned?.role === 'component') {
      const { lot } = scanned;
      const masters = (master && 'components' in master && master.components) || [];
      return !lot || masters.some(({ item }) => item === lot.item)
        ? null
        : finding(
            'component.stranger',
            { shown: lot.item, lot: lot.id, needed: masters.map(({ item }) => item).join(', ') },
            'supervisor',
          );
    }
    if (scanned?.role === 'intake') return intake(scanned, batch, master);
    if (scanned?.role !== 'source' || !dispense || !scanned.container) return null;
    const shown = scanned.container.kind === 'dispensed' ? scanned.container.item : scanned.lot?.item;
    if (!shown) return finding('material.none', { shown: scanned.container.id, needed: dispense.item.id });
    if (scanned.container.kind === 'dispensed') {
      return finding('material.dispensed', { shown: scanned.container.id, needed: dispense.item.name });
    }
    return shown === dispense.item.id
      ? null
      : finding(
          'material.other',
          { shown, needed: dispense.item.id, name: dispense.item.name },
          'supervisor',
        );
  },
};

function intake(
  { container }: ScannedFacts,
  batch: GateFacts['batch'],
  master: GateFacts['recipeStep'],
): Finding | null {
  if (!container || !batch || master?.kind !== 'bulkWeigh' || isToTakeIn(batch, master, container))
    return null;
  return finding('intake.stranger', { shown: container.id, batch: batch.id, of: master.of }, 'supervisor');
}
