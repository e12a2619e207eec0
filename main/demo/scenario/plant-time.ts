import { Temporal } from 'temporal-polyfill';

/** UTC milliseconds of a printed date and time of the plant: `2026-03-09`, `08:05`. */
export const plantTime = (timeZone: string, day: string, time: string): number =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
