import type { Brand } from '../../contract/brand.ts';
import { ID_PATTERN } from '../../contract/ids.ts';
import { isMassUnit, type Micrograms, parseMass, parsePercent } from '../../contract/quantity.ts';
import { ok } from '../../contract/result.ts';
import { hasCheckDigit } from '../../domain/identity/gs1/check-characters.ts';
import type { Instant, PlantDay } from '../../domain/moment.ts';
import { type Reader, unexpected } from './reader.ts';

/** A text that passes a test, as the type that the test proves. */
const tested =
  <Value extends string>(expected: string, isOne: (text: string) => boolean): Reader<Value> =>
  (value, path) =>
    typeof value === 'string' && isOne(value) ? ok(value as Value) : unexpected(value, path, expected);

export const id = <Id extends Brand<string, string>>(): Reader<Id> =>
  tested('an id of 1 to 40 letters, digits and . - _ /', (text) => ID_PATTERN.test(text));

/** The number of a step in its recipe. */
export const stepNumber = <Id extends string>(): Reader<Id> =>
  tested('a step number such as "40", as text', (text) => /^[1-9]\d{0,3}$/.test(text));

/** The code of a qualification, as on a training record: `W&D-2`. */
export const qualification: Reader<string> = tested('a qualification code such as "W&D-2"', (text) =>
  /^[A-Z0-9][A-Z0-9&-]{0,19}$/.test(text),
);

/** A GS1 company prefix: 7 to 10 digits. */
export const companyPrefix: Reader<string> = tested('a GS1 company prefix of 7 to 10 digits', (text) =>
  /^\d{7,10}$/.test(text),
);

/** The number of a trade item, with its check digit (GS1 General Specifications 3.3.1). */
export const gtin: Reader<string> = tested(
  'a GTIN of 14 digits with its check digit',
  (text) => /^\d{14}$/.test(text) && hasCheckDigit(text),
);

/** Words for people: one line, no control characters, no blanks around it. */
export const text = (most: number): Reader<string> =>
  tested(
    `a line of text of 1 to ${most} characters`,
    (line) => line.length > 0 && line.length <= most && line === line.trim() && !/\p{C}/u.test(line),
  );

export const oneOf = <Word extends string>(...words: readonly Word[]): Reader<Word> =>
  tested(words.length === 1 ? `"${words[0]}"` : `one of ${words.join(', ')}`, (text) =>
    (words as readonly string[]).includes(text),
  );

export const flag: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? ok(value) : unexpected(value, path, 'true or false');

export const whole =
  (least: number, most: number): Reader<number> =>
  (value, path) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? ok(value)
      : unexpected(value, path, `a whole number from ${least} to ${most}`);

/** Decimal text and unit, exact to the microgram: `25.00 kg`. A JSON number would be a binary float. */
export const mass: Reader<Micrograms> = (value, path) => {
  const [, digits = '', unit = ''] = typeof value === 'string' ? (/^(\S+) (\S+)$/.exec(value) ?? []) : [];
  const read = isMassUnit(unit) ? parseMass(digits, unit) : null;
  if (read?.ok && read.value > 0) return ok(read.value);
  return unexpected(value, path, 'a mass over zero with its unit, as text such as "25.00 kg"');
};

/** A number as decimal text, not below zero: `0.5`. */
export const decimal: Reader<string> = tested('a number not below 0, as text such as "0.5"', (digits) =>
  /^(0|[1-9]\d{0,8})(\.\d{1,6})?$/.test(digits),
);

/** Most decimals of a percentage with which the arithmetic of pure substance stays whole. */
const MOST_DECIMALS = 4;

/** A percentage over zero and at most `most`, as decimal text: `99.4`. */
export const percent = (most: number): Reader<string> =>
  tested(
    `a percentage over 0 and at most ${most} with up to ${MOST_DECIMALS} decimals, as text`,
    (digits) => {
      const ratio = /^\d{1,3}(\.\d+)?$/.test(digits) ? parsePercent(digits) : null;
      return (
        ratio !== null &&
        ratio.numerator > 0n &&
        ratio.numerator * 100n <= BigInt(most) * ratio.denominator &&
        ratio.denominator <= 100n * 10n ** BigInt(MOST_DECIMALS)
      );
    },
  );

export const day: Reader<PlantDay> = tested('a date such as "2026-03-09"', isDay);

function isDay(date: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(date)) return false;
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}

/** An instant in UTC with its `Z`. */
export const instant: Reader<Instant> = tested(
  'an instant in UTC such as "2026-01-05T14:00:00.000Z"',
  (text) =>
    /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) &&
    isDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text)),
);

/** A time of day: `06:00`. */
export const timeOfDay: Reader<string> = tested('a time of day such as "06:00"', (text) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
);
