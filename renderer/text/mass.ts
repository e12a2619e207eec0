const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';

/**
 * The decimal text of a mass as people read it: thousands apart by a narrow space, a true minus. Digits are
 * never added, dropped or rounded; a text that is not a decimal comes back as it is.
 */
export function spacedMass(text: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return `${sign === '-' ? MINUS : sign}${spaced}${fraction}`;
}

const LEFT_TO_RIGHT = '\u2066';
const END_OF_ISOLATE = '\u2069';
let isolated = false;

/** Among words that run from right to left, a mass keeps its own direction: sign, number, unit. */
export function isolateMasses(on: boolean): void {
  isolated = on;
}

/** A mass with its unit, never broken over two lines. */
export function massWithUnit(text: string, unit: string): string {
  const mass = `${spacedMass(text)}\u00a0${unit}`;
  return isolated ? `${LEFT_TO_RIGHT}${mass}${END_OF_ISOLATE}` : mass;
}
