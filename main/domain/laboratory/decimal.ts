const DECIMAL = /^(-?)(\d{1,9})(?:\.(\d{1,6}))?$/;
const PLACES = 6;

/** Whether a text is a number that can be compared without rounding. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** Compares two decimal texts exactly, whatever their places: negative, 0 or positive. Throws on anything else. */
export const compareDecimals = (a: string, b: string): number => {
  const difference = millionths(a) - millionths(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The number in millionths. Throws on anything that is no decimal. */
export function millionths(text: string): bigint {
  const match = DECIMAL.exec(text);
  if (!match) throw new Error(`not a decimal: ${JSON.stringify(text)}`);
  const [, sign, whole = '', fraction = ''] = match;
  const magnitude = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -magnitude : magnitude;
}
