import type { Understood } from '../../application/ports/device-family.ts';
import { isMassUnit, type MassUnit } from '../../contract/quantity.ts';
import { membersOf, refuse } from './profiles.ts';
import { weighed } from './understood.ts';

/**
 * The profile of a format that never transmits its unit, so that a plant has to answer for it: `{"sealedUnit": "kg"}`
 * declares that the instrument knows this unit only, or is sealed to it. Without it the scale cannot be bound.
 */
export function sealedUnitOf(data: unknown, where: string): MassUnit {
  const { sealedUnit } = membersOf(data, where, ['sealedUnit']);
  return typeof sealedUnit === 'string' && isMassUnit(sealedUnit)
    ? sealedUnit
    : refuse('sealedUnit must be mg, g or kg: the only unit that the instrument can show');
}

export function inSealedUnit(understood: Understood, unit: MassUnit): Understood {
  const { decoded } = understood;
  return decoded.kind === 'reading' ? weighed({ ...decoded, unit }) : understood;
}
