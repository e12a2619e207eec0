/** A yield in percent between two limits, as decimal texts, both included; everything is compared exactly. */
export interface YieldLimits {
  readonly lowest: string;
  readonly highest: string;
}

/** Two decimals, cut off and never rounded up: what reads as the limit has reached it. */
export function percentText(part: number, whole: number): string {
  const hundredths = whole === 0 ? 0n : (BigInt(part) * 10_000n) / BigInt(whole);
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const isWithin = ({ lowest, highest }: YieldLimits, part: number, whole: number): boolean =>
  !isOver(lowest, part, whole) && !isUnder(highest, part, whole);

const DECIMALS = 6;
const scaled = (percent: string): bigint => {
  const [whole = '0', decimals = ''] = percent.split('.');
  return BigInt(whole + decimals.padEnd(DECIMALS, '0'));
};
/** part/whole × 100 against a percentage, without division: part × 100 × 10⁶ against percent × 10⁶ × whole. */
const compare = (percent: string, part: number, whole: number): bigint =>
  scaled(percent) * BigInt(whole) - BigInt(part) * 100n * 10n ** BigInt(DECIMALS);
/** The percentage is over what part is of the whole. */
export const isOver = (percent: string, part: number, whole: number): boolean =>
  compare(percent, part, whole) > 0n;
export const isUnder = (percent: string, part: number, whole: number): boolean =>
  compare(percent, part, whole) < 0n;
