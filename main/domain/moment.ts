import type { Brand } from '../contract/brand.ts';

/** A calendar day of the plant, `YYYY-MM-DD`; compares as text. */
export type PlantDay = Brand<string, 'PlantDay'>;

/** A calendar month, `YYYY-MM`; compares as text. */
export type PlantMonth = Brand<string, 'PlantMonth'>;

/** An instant in UTC, ISO 8601 with milliseconds and `Z`; compares as text. */
export type Instant = Brand<string, 'Instant'>;

/**
 * The time of one decision, worked out by the station: the kernel has no clock. `day` is the calendar day in
 * the plant's zone (expiry), `productionDay` the one that began at the plant's day start (routine checks).
 */
export interface Moment {
  readonly at: Instant;
  readonly offset: string;
  readonly day: PlantDay;
  readonly productionDay: PlantDay;
  /** Milliseconds of the monotonic clock: for ages, never for the record of when. */
  readonly mono: number;
}

/** `at` plus a number of minutes. */
export const minutesAfter = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant;

/** The month so many months after the one in which a day lies. */
export function monthAfter(day: PlantDay, months: number): PlantMonth {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as PlantMonth;
}

/** Usable through the end of the day of expiry (design §6). */
export const isPast = (expires: PlantDay, today: PlantDay): boolean => today > expires;
