import type { Reading } from '../../contract/decoded.ts';

/**
 * Some instruments send the unit only while the load is at rest (SBI). Their digits show that the load moves, and in
 * no unit how heavy it is: they are never recorded, and never shown in a unit.
 */
export const movesWithoutUnit = ({ unit, stable }: Reading): boolean => unit === '' && stable === false;
