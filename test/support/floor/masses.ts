import { isMassUnit, type Micrograms, parseMass } from '../../../main/contract/quantity.ts';

/** `6.25 kg` as people say it. */
export function massOf(text: string): Micrograms {
  const [value = '', unit = ''] = text.split(' ');
  const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
  if (!parsed?.ok) throw new Error(`not a mass: ${text}`);
  return parsed.value;
}
