import { distance, type Micrograms } from '../../contract/quantity.ts';
import type { Scale } from '../equipment/equipment.ts';

/** A zero creeps by a few divisions; nothing that is weighed one by one is as light as that. */
const DIVISIONS = 10;

export const isEmptyPan = ({ division }: Scale, mass: Micrograms): boolean =>
  Math.abs(mass) <= DIVISIONS * division;

/** A load that creeps is still the same unit; one that differs by more was changed for another. */
export const isSameUnit = ({ division }: Scale, before: Micrograms, now: Micrograms): boolean =>
  distance(before, now) <= DIVISIONS * division;
