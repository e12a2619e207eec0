import { err, ok, type Result } from '../../contract/result.ts';
import type { Gs1Fault } from './problem.ts';

export type Gs1Element = readonly [ai: string, value: string];
export interface ElementFault {
  readonly ai: string;
  readonly value: string;
  readonly reason: Gs1Fault;
}

/** Stands for FNC1 between two elements, as scanners transmit it (GS1 General Specifications §7.8). */
export const GROUP_SEPARATOR = '\u001d';
/** Data characters that one GS1-128 symbol may carry, separators included. */
export const GS1_128_CAPACITY = 48;

interface Format {
  readonly digits: boolean;
  readonly min: number;
  readonly max: number;
  /** Predefined length: no FNC1 follows. */
  readonly predefined: boolean;
  readonly rule?: (value: string) => Gs1Fault | null;
}

const fixed = (length: number, rule?: Format['rule']): Format => ({
  digits: true,
  min: length,
  max: length,
  predefined: true,
  ...(rule && { rule }),
});
const upTo = (max: number): Format => ({ digits: false, min: 1, max, predefined: false });

/** The application identifiers that labels of this product carry (GS1 Barcode Syntax Dictionary). */
const FORMATS: Readonly<Record<string, Format>> = {
  '00': fixed(18, checkDigit),
  '01': fixed(14, checkDigit),
  '10': upTo(20),
  '17': fixed(6, dateFault),
  '21': upTo(20),
  '240': upTo(30),
  ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((places) => [`310${places}`, fixed(6)])),
  ...Object.fromEntries([91, 92, 93, 94, 95, 96, 97, 98, 99].map((ai) => [`${ai}`, upTo(90)])),
};

/** The 82 characters of GS1 General Specifications figure 7.11-1. No space, and none that a printer takes for a command. */
const CSET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

/**
 * The data of a GS1 symbol: elements one after the other, a separator after each that has no predefined length
 * except the last. The FNC1 in first place belongs to the symbol, not to the data.
 */
export function elementString(elements: readonly Gs1Element[]): Result<string, ElementFault> {
  const seen = new Set<string>();
  let data = '';
  for (const [index, [ai, value]] of elements.entries()) {
    const reason = seen.has(ai) ? 'repeated-ai' : valueFault(ai, value);
    if (reason) return err({ ai, value, reason });
    seen.add(ai);
    const separated = !FORMATS[ai]?.predefined && index < elements.length - 1;
    data += ai + value + (separated ? GROUP_SEPARATOR : '');
  }
  return ok(data);
}

/** The same elements for people, with the identifiers in parentheses. */
export const humanReadable = (elements: readonly Gs1Element[]): string =>
  elements.map(([ai, value]) => `(${ai})${value}`).join(' ');

function valueFault(ai: string, value: string): Gs1Fault | null {
  const format = FORMATS[ai];
  if (!format) return 'unknown-ai';
  if (value.length < format.min || value.length > format.max) return 'length';
  if (!(format.digits ? /^\d*$/ : CSET_82).test(value)) return 'character';
  return format.rule?.(value) ?? null;
}

/** Modulo 10 with the weights 3 and 1 from the right (GS1 General Specifications §7.9). */
function checkDigit(value: string): Gs1Fault | null {
  let total = 0;
  for (let place = 0; place < value.length; place++) {
    total += Number(value[value.length - 1 - place]) * (place % 2 === 0 ? 1 : 3);
  }
  return total % 10 === 0 ? null : 'check-digit';
}

/** YYMMDD; day 00 means the last day of the month. */
function dateFault(value: string): Gs1Fault | null {
  const year = 2000 + Number(value.slice(0, 2));
  const month = Number(value.slice(2, 4));
  const day = Number(value.slice(4));
  const leap = year % 4 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days === undefined || day > days ? 'date' : null;
}
