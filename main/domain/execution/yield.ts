/** A yield in percent between two limits, as decimal texts, both included; everything is compared exactly. */
export interface YieldLimits {
  readonly lowest: string;
  readonly highest: string;
}

/** Two decimals for people to read, rounded half away from zero; what is judged is compared exactly, and says so beside it. */
export function percentText(part: number, whole: number): string {
  const [many, of] = [BigInt(Math.abs(part)) * 20_000n, BigInt(whole)];
  const digits = String(whole === 0 ? 0n : (many + of) / (2n * of)).padStart(3, '0');
  return `${part < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
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
