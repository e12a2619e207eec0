import type { Brand } from './brand.ts';
import { err, ok, type Result } from './result.ts';

/**
 * Mass in whole micrograms. A safe integer holds 9 000 t, so sums never round; products with a ratio go
 * through bigint. There is no fraction and no binary float anywhere on the way from the frame to the record.
 */
export type Micrograms = Brand<number, 'Micrograms'>;

export type MassUnit = 'mg' | 'g' | 'kg';
export const MASS_UNITS: readonly MassUnit[] = ['mg', 'g', 'kg'];
/** Powers of ten between a unit and the microgram. */
const EXPONENT: Readonly<Record<MassUnit, number>> = { mg: 3, g: 6, kg: 9 };

export const isMassUnit = (text: string): text is MassUnit =>
  (MASS_UNITS as readonly string[]).includes(text);

/** Brands a whole number of micrograms; throws when it is not a safe integer. */
export function micrograms(value: number): Micrograms {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of micrograms: ${value}`);
  return (value === 0 ? 0 : value) as Micrograms;
}

export const ZERO = micrograms(0);
export const add = (a: Micrograms, b: Micrograms): Micrograms => micrograms(a + b);
export const subtract = (a: Micrograms, b: Micrograms): Micrograms => micrograms(a - b);
export const sum = (masses: Iterable<Micrograms>): Micrograms => {
  let total = ZERO;
  for (const mass of masses) total = add(total, mass);
  return total;
};
export const distance = (a: Micrograms, b: Micrograms): Micrograms => micrograms(Math.abs(a - b));

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/;

/**
 * Reads a decimal text exactly (`-0.20`, `26.54`). Exponents, thousands separators, a bare point and more
 * digits than the unit has micrograms are refused: a number that cannot be held exactly is not a weight.
 */
export function parseMass(
  text: string,
  unit: MassUnit,
): Result<Micrograms, 'not-a-decimal' | 'too-fine' | 'too-large'> {
  const match = DECIMAL.exec(text);
  if (!match) return err('not-a-decimal');
  const [, sign, whole = '', fraction = ''] = match;
  const places = EXPONENT[unit];
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > places) return err('too-fine');
  const magnitude = Number(`${whole}${significant.padEnd(places, '0')}`);
  if (!Number.isSafeInteger(magnitude)) return err('too-large');
  return ok(micrograms(sign === '-' ? -magnitude : magnitude));
}

/** Decimal places that show one division `d` in `unit`: 0.02 kg → 2. */
export function placesOf(division: Micrograms, unit: MassUnit): number {
  let places = 0;
  let step = 10 ** EXPONENT[unit];
  while (division % step !== 0 && places < EXPONENT[unit]) {
    step /= 10;
    places += 1;
  }
  return places;
}

/** The decimal text of a mass in `unit`, with the places of the scale's division; no thousands separator. */
export function formatMass(mass: Micrograms, unit: MassUnit, division: Micrograms): string {
  const places = placesOf(division, unit);
  const digits = Math.abs(mass)
    .toString()
    .padStart(EXPONENT[unit] + 1, '0');
  const whole = digits.slice(0, -EXPONENT[unit]);
  const fraction = digits.slice(-EXPONENT[unit]);
  // Digits beyond the division are dropped only when they are zero; a mass that needs them shows them.
  const shown = fraction.slice(0, places) + fraction.slice(places).replace(/0+$/, '');
  return `${mass < 0 ? '-' : ''}${whole}${shown ? `.${shown}` : ''}`;
}

/** An exact fraction; `denominator` is positive. Assays, tolerances and overages are ratios, never floats. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads `99.4` or `0.5` (a percentage) as the exact ratio 994/1000 or 5/1000; null when it is not a decimal. */
export function parsePercent(text: string): Ratio | null {
  const match = DECIMAL.exec(text);
  if (!match || match[1] === '-') return null;
  const [, , whole = '', fraction = ''] = match;
  return { numerator: BigInt(whole + fraction), denominator: 100n * 10n ** BigInt(fraction.length) };
}

export type Rounding = 'down' | 'up' | 'nearest';

/** `mass × ratio`, rounded to whole multiples of `step` (the division of the scale); exact until that rounding. */
export function scaleBy(mass: Micrograms, ratio: Ratio, step: Micrograms, rounding: Rounding): Micrograms {
  return roundQuotient(BigInt(mass) * ratio.numerator, ratio.denominator, step, rounding);
}

/** `mass ÷ ratio`, rounded likewise: the gross amount of a lot that holds `mass` of pure substance. */
export function divideBy(mass: Micrograms, ratio: Ratio, step: Micrograms, rounding: Rounding): Micrograms {
  if (ratio.numerator === 0n) throw new Error('division by a zero ratio');
  return roundQuotient(BigInt(mass) * ratio.denominator, ratio.numerator, step, rounding);
}

/** Rounds a mass to a multiple of `step`: lower limits `up`, upper limits `down` — always inward. */
export const roundTo = (mass: Micrograms, step: Micrograms, rounding: Rounding): Micrograms =>
  roundQuotient(BigInt(mass), 1n, step, rounding);

function roundQuotient(
  numerator: bigint,
  denominator: bigint,
  step: Micrograms,
  rounding: Rounding,
): Micrograms {
  const unit = denominator * BigInt(step);
  const floor = numerator / unit - (numerator < 0n && numerator % unit !== 0n ? 1n : 0n);
  const rest = numerator - floor * unit;
  const up = rounding === 'up' ? rest > 0n : rounding === 'nearest' && rest * 2n >= unit;
  return micrograms(Number((floor + (up ? 1n : 0n)) * BigInt(step)));
}
