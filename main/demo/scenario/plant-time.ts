import { Temporal } from 'temporal-polyfill';

/** UTC milliseconds of a printed date and time of the plant: `2026-03-09`, `08:05`. */
export const plantTime = (timeZone: string, day: string, time: string): number =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;

/** UTC milliseconds as people at the plant read them, with the offset: `2026-03-09T08:05:00-05:00`. */
export const plantText = (timeZone: string, utcMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(utcMs)
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
