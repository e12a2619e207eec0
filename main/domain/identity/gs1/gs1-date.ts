/**
 * A date of an element string. `day` 00 means the end of the month (GS1 General Specifications 3.4): the raw
 * value stays what was scanned, this is what it means.
 */
export interface Gs1Date {
  /** `YYYY-MM-DD`; the last day of the month where the label gives no day. */
  readonly iso: string;
  readonly hasDay: boolean;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/**
 * The full year of a two-digit one, seen from `thisYear`: 51 or more years ahead is the century before, 50 or
 * more years back the century after (General Specifications 7.12).
 */
export function fullYear(twoDigits: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  const difference = twoDigits - (thisYear % 100);
  if (difference >= 51) return century - 100 + twoDigits;
  if (difference <= -50) return century + 100 + twoDigits;
  return century + twoDigits;
}

/** Reads `YYMMDD` as of `thisYear`; null when there is no such day. */
export function parseGs1Date(text: string, thisYear: number): Gs1Date | null {
  if (!/^\d{6}$/.test(text)) return null;
  return dateOf(fullYear(Number(text.slice(0, 2)), thisYear), text.slice(2, 4), text.slice(4, 6));
}

/** Reads `YYYYMMDD`, always with a day; null when there is no such day. */
export function parseLongDate(text: string): Gs1Date | null {
  if (!/^\d{8}$/.test(text)) return null;
  const date = dateOf(Number(text.slice(0, 4)), text.slice(4, 6), text.slice(6, 8));
  return date?.hasDay ? date : null;
}

function dateOf(year: number, monthText: string, dayText: string): Gs1Date | null {
  const month = Number(monthText);
  const day = Number(dayText);
  if (month < 1 || month > 12 || day > daysInMonth(year, month)) return null;
  const shown = day === 0 ? daysInMonth(year, month) : day;
  const iso = [`${year}`.padStart(4, '0'), monthText, `${shown}`.padStart(2, '0')].join('-');
  return { iso, hasDay: day !== 0 };
}
