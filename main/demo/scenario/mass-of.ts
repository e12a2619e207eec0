import { isMassUnit, type Micrograms, parseMass } from '../../contract/quantity.ts';

/** A decimal with its unit as micrograms; throws when the text is no mass. */
export function massOf(text: string): Micrograms {
  const [value = '', unit = ''] = text.split(' ');
  const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
  if (!parsed?.ok) throw new Error(`not a mass: ${text}`);
  return parsed.value;
}
