import { formatMass, type MassUnit, type Micrograms, micrograms } from '../../contract/quantity.ts';
import type { Mean } from './check.ts';

/**
 * A mean in decimals for people, to the microgram: 769.105. With at most a hundred units of whole tenths of a milligram, no
 * mean off its limit reads as the limit. What is judged is never this text.
 */
export function meanText({ sum, count }: Mean, unit: MassUnit, division: Micrograms): string {
  const of = BigInt(count);
  return formatMass(micrograms(Number((2n * BigInt(sum) + of) / (2n * of))), unit, division);
}
