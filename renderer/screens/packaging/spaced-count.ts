/** A whole number with its thousands apart: `245 160`; a true minus before what is missing. */
export const spacedCount = (count: number): string =>
  String(count)
    .replace('-', '\u2212')
    .replace(/\B(?=(\d{3})+$)/g, '\u202f');
