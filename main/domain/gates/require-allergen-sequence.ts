import { finding, type Gate } from './gate.ts';

/** After an allergen a verified clearance comes before anything that does not carry it (rules §5, S150). */
export const requireAllergenSequence: Gate = {
  id: 'requireAllergenSequence',
  when: 'always',
  check: ({ station: { booth, id }, dispense }) => {
    if (!dispense) return null;
    const strange = booth.allergens.filter((allergen) => !dispense.item.allergens.includes(allergen));
    return strange.length > 0
      ? finding(
          'allergen.sequence',
          { station: id, allergens: strange.join(', '), item: dispense.item.name },
          'supervisor',
        )
      : null;
  },
};
