import { isToTakeIn } from '../execution/bulk-weighing.ts';
import { isKitted, kitOf } from '../execution/charging.ts';
import type { GateFacts, ScannedFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** The item in the hand is the item of the step, or the container one of the kit that is charged or of the run that is collected (S42). */
export const requireRightMaterial: Gate = {
  id: 'requireRightMaterial',
  when: 'act',
  check: ({ scanned, dispense, batch, recipe, recipeStep: master }) => {
    if (scanned?.role === 'charge') {
      const { container } = scanned;
      if (!container || !batch || !recipe || master?.kind !== 'charge') return null;
      return isKitted(batch, kitOf(recipe, master), container)
        ? null
        : finding(
            'charge.stranger',
            { shown: container.id, batch: batch.id, equipment: master.equipment },
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
