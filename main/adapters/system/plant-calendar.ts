import { Temporal } from 'temporal-polyfill';
import type { Instant, Moment, PlantDay } from '../../domain/moment.ts';

/** Turns a moment of the station's clock into the plant's days (design §6). */
export interface PlantCalendar {
  /** `utcMs` in whole milliseconds; `mono` is passed through. */
  momentAt(utcMs: number, mono: number): Moment;
}

/** A stretch of time in which day, production day and offset stay the same. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly day: PlantDay;
  readonly productionDay: PlantDay;
  readonly offset: string;
}

/**
 * `timeZone` is an IANA name, `dayStart` the local time `HH:MM` at which the production day begins. Throws a
 * `RangeError` when either is not one. The span of the last answer is kept, so that an answer costs no calendar
 * arithmetic until midnight, the day start or a clock change comes.
 */
export function plantCalendar(timeZone: string, dayStart: string): PlantCalendar {
  const start = Temporal.PlainTime.from(dayStart);
  let span = spanAround(Date.now(), timeZone, start);
  return {
    momentAt(utcMs, mono) {
      if (utcMs < span.from || utcMs >= span.until) span = spanAround(utcMs, timeZone, start);
      const { offset, day, productionDay } = span;
      return { at: new Date(utcMs).toISOString() as Instant, offset, day, productionDay, mono };
    },
  };
}

function spanAround(utcMs: number, timeZone: string, dayStart: Temporal.PlainTime): Span {
  const local = Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate();
  const midnight = local.startOfDay();
  // A day start inside the hour that a clock change skips begins when that hour would have.
  const begins = today.toZonedDateTime({ timeZone, plainTime: dayStart });
  const isBeforeStart = utcMs < begins.epochMilliseconds;
  const boundaries = [
    midnight,
    begins,
    midnight.add({ days: 1 }).startOfDay(),
    local.getTimeZoneTransition('previous'),
    local.getTimeZoneTransition('next'),
  ].flatMap((boundary) => (boundary === null ? [] : [boundary.epochMilliseconds]));
  return {
    from: Math.max(...boundaries.filter((at) => at <= utcMs)),
    until: Math.min(...boundaries.filter((at) => at > utcMs)),
    day: today.toString() as PlantDay,
    productionDay: (isBeforeStart ? today.subtract({ days: 1 }) : today).toString() as PlantDay,
    offset: local.offset,
  };
}
