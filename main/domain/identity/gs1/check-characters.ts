/** Mod-10 check digit: weights 3 and 1 from the right (GS1 General Specifications 7.9.1). */
export const hasCheckDigit = (digits: string): boolean =>
  /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));

/** The digit that goes behind these. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let at = digits.length - 1, weight = 3; at >= 0; at -= 1, weight = 4 - weight) {
    sum += Number(digits[at]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

const CSET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const CSET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The two check characters of GMN and MUDI: primes from the right, modulo 1021 (General Specifications 7.9.5). */
export function hasCheckPair(text: string): boolean {
  const body = text.slice(0, -2);
  const pair = text.slice(-2);
  if (text.length < 3) return text === '22';
  const weights = primes(body.length);
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const value = CSET_82.indexOf(body[at] ?? '');
    if (value < 0) return false;
    sum += value * (weights[body.length - 1 - at] ?? 0);
  }
  const check = sum % 1021;
  return pair === `${CSET_32[check >> 5] ?? ''}${CSET_32[check & 31] ?? ''}`;
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

/** ISO 13616: the number moved behind, letters as 10 to 35, leaves remainder 1 modulo 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(text)) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(
    /[A-Z]/g,
    (letter) => `${letter.charCodeAt(0) - 55}`,
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
