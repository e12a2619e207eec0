import type { Check } from './application-identifiers.ts';
import { hasCheckDigit, hasCheckPair, isIban } from './check-characters.ts';
import { parseGs1Date, parseLongDate } from './gs1-date.ts';
import { COUNTRIES, COUNTRY_LETTERS, CURRENCIES } from './iso-codes.ts';

/** One rule: whether a part may have this value, and what to say when it may not. */
interface Rule {
  readonly holds: (value: string, thisYear: number) => boolean;
  readonly reason: string;
}

const pattern = (expression: RegExp, reason: string): Rule => ({
  holds: (value) => expression.test(value),
  reason,
});
const member = (set: ReadonlySet<string>, reason: string): Rule => ({
  holds: (value) => set.has(value),
  reason,
});

const HOURS = '([01]\\d|2[0-3])';
const SIXTIETHS = '[0-5]\\d';

/** What each check of the table means (GS1 General Specifications, sections 3 and 7). */
export const CHECKS: Readonly<Record<Check, Rule>> = {
  'check-digit': { holds: hasCheckDigit, reason: 'wrong check digit' },
  'check-pair': { holds: hasCheckPair, reason: 'wrong check characters' },
  'prefix-at-1': pattern(/^\d{4}/, 'no GS1 company prefix'),
  'prefix-at-2': pattern(/^.\d{4}/, 'no GS1 company prefix'),
  date: { holds: (value, year) => parseGs1Date(value, year)?.hasDay === true, reason: 'no such date' },
  'date-or-month': { holds: (value, year) => parseGs1Date(value, year) !== null, reason: 'no such date' },
  'long-date': { holds: (value) => parseLongDate(value) !== null, reason: 'no such date' },
  hour: pattern(new RegExp(`^${HOURS}$`), 'no such hour'),
  minute: pattern(new RegExp(`^${SIXTIETHS}$`), 'no such minute'),
  second: pattern(new RegExp(`^${SIXTIETHS}$`), 'no such second'),
  'hour-minute': pattern(new RegExp(`^${HOURS}${SIXTIETHS}$`), 'no such time'),
  currency: member(CURRENCIES, 'unknown currency'),
  country: member(COUNTRIES, 'unknown country'),
  'country-or-999': { holds: (value) => value === '999' || COUNTRIES.has(value), reason: 'unknown country' },
  'country-letters': member(COUNTRY_LETTERS, 'unknown country'),
  'percent-encoding': pattern(/^([^%]|%[0-9A-Fa-f]{2})*$/, 'broken percent encoding'),
  latitude: { holds: (value) => Number(value) <= 1_800_000_000, reason: 'no such latitude' },
  longitude: { holds: (value) => Number(value) <= 3_600_000_000, reason: 'no such longitude' },
  'yes-no': pattern(/^[01]$/, 'neither 0 nor 1'),
  sex: pattern(/^[0129]$/, 'not a code of ISO 5218'),
  minus: pattern(/^-$/, 'not a minus sign'),
  'importer-index': pattern(/^[-0-9A-Za-z_]$/, 'not an importer index'),
  'package-type': pattern(/^[0-9A-Z]{1,3}$/, 'not a package type'),
  'media-type': pattern(/^(0[1-9]|10|[89]\d)$/, 'reserved media type'),
  'position-of-total': { holds: isPositionOfTotal, reason: 'not a piece of its total' },
  'position-slash-total': { holds: isPositionSlashTotal, reason: 'not a position of its total' },
  'non-zero': pattern(/[1-9]/, 'is zero'),
  zero: pattern(/^0+$/, 'is not zero'),
  'no-leading-zero': pattern(/^[1-9]/, 'begins with zero'),
  winding: pattern(/^[019]$/, 'no such winding direction'),
  iban: { holds: isIban, reason: 'wrong IBAN' },
  'has-letter': pattern(/\D/, 'has no letter'),
  coupon: pattern(/^\d+$/, 'not digits only'),
  'coupon-offer': { holds: isCouponOffer, reason: 'not a coupon offer' },
};

function isPositionOfTotal(value: string): boolean {
  const half = value.length / 2;
  const [piece, total] = [Number(value.slice(0, half)), Number(value.slice(half))];
  return piece > 0 && piece <= total;
}

function isPositionSlashTotal(value: string): boolean {
  const [, position, total] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(value) ?? [];
  return position !== undefined && Number(position) <= Number(total);
}

/** Format, then funder, offer and serial number; the lengths of funder and serial stand before them. */
function isCouponOffer(value: string): boolean {
  const head = /^[01]([0-6])(\d*)$/.exec(value);
  if (!head) return false;
  const rest = (head[2] ?? '').slice(Number(head[1]) + 6 + 6);
  return /^\d+$/.test(rest) && rest.length === Number(rest[0]) + 6 + 1;
}
