import type { Moment } from '../../domain/moment.ts';

/** Plant-local time with its offset, ISO 8601 to the second. */
export function localTime({ at, offset }: Moment): string {
  const local = new Date(Date.parse(at) + offsetMinutes(offset) * 60_000);
  return `${local.toISOString().slice(0, 19)}${offset}`;
}

/** Whether the local time lies in `from`–`to` (`HH:MM`), which may pass midnight; `to` itself is day again. */
export function isNight(moment: Moment, from: string, to: string): boolean {
  const time = localTime(moment).slice(11, 16);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

/** `+01:00` → 60, `Z` → 0. */
function offsetMinutes(offset: string): number {
  const match = /^([+-])(\d\d):(\d\d)/.exec(offset);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
