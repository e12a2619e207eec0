import { isMassUnit, type MassUnit } from '../../contract/quantity.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Element } from '../identity/gs1/element-string.ts';
import type { ElementFault } from './gs1-elements.ts';

/** Decimal places by which a value in the unit moves when it is written in kilograms. */
const PLACES_TO_KG: Readonly<Record<MassUnit, number>> = { kg: 0, g: 3, mg: 6 };
const MOST_PLACES = 5;
const DIGITS = 6;

/**
 * The net weight as a GS1 element: AI (310n), six digits of kilograms with n places, when that is exact. A weight
 * that (310n) cannot hold exactly, such as 650.4 mg, goes as its own text into the company-internal AI (92).
 */
export function netWeightElement(value: string, unit: string): Result<Element, ElementFault> {
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(value);
  if (!match || !isMassUnit(unit))
    return err({ ai: '310n', value: `${value} ${unit}`, reason: 'is not a weight' });
  const [, whole = '', fraction = ''] = match;
  let places = fraction.length + PLACES_TO_KG[unit];
  let digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  while ((places > MOST_PLACES || digits.length > DIGITS) && places > 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1) || '0';
    places -= 1;
  }
  if (places > MOST_PLACES || digits.length > DIGITS) return ok(['92', `${value}${unit}`]);
  return ok([`310${places}`, digits.padStart(DIGITS, '0')]);
}
