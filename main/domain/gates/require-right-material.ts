import { isKitted, kitOf } from '../execution/charging.ts';
import { finding, type Gate } from './gate.ts';

/** The item in the hand is the item of the step, or the container one of the kit that is charged (S42). */
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
