const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

export const isInstant = (text: string): boolean => INSTANT.test(text);

/**
 * The plant's wall clock of an instant, from the offset of the snapshot's own time: the screen knows no zones.
 * Texts that are not instants come back as they are.
 */
export function wallClock(text: string, offset: string): { readonly day: string; readonly time: string } {
  const at = Date.parse(text);
  if (!isInstant(text) || Number.isNaN(at)) return { day: text, time: '' };
  const local = new Date(at + minutesOf(offset) * 60_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/** `2026-03-09 10:31` */
export function dayAndTime(text: string, offset: string): string {
  const { day, time } = wallClock(text, offset);
  return time === '' ? day : `${day}\u00a0${time}`;
}

/** `10:31:24`, for what changes while somebody looks on. */
export function timeToTheSecond(text: string, offset: string): string {
  const { time } = wallClock(text, offset);
  return time === '' ? text : `${time}${text.slice(16, 19)}`;
}

/** The instant of a wall clock of the plant, `0745` of a day; null for what is no time. */
export function instantAt(day: string, digits: string, offset: string): string | null {
  const [, hour = '', minute = ''] = /^([01]\d|2[0-3])([0-5]\d)$/.exec(digits) ?? [];
  const at = Date.parse(`${day}T${hour}:${minute}:00.000Z`);
  return hour === '' || Number.isNaN(at) ? null : new Date(at - minutesOf(offset) * 60_000).toISOString();
}

/** The offset written at the end of an instant: `+01:00`, or `Z`. */
export const offsetOf = (instant: string): string => INSTANT.exec(instant)?.[4] ?? 'Z';

function minutesOf(offset: string): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
