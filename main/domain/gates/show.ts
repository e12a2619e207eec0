import { formatMass, type Micrograms } from '../../contract/quantity.ts';
import type { Scale } from '../equipment/equipment.ts';

/** A mass as people read it on this scale: in its unit, with the places of its division. */
export const massText = (mass: Micrograms, scale: Scale): string =>
  `${formatMass(mass, scale.unit, scale.division)} ${scale.unit}`;
