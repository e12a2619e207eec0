import type { Calendar } from '../ports/node-ports.ts';
import { localTime } from '../views/local-time.ts';

/** Plant time to the minute, as people read it on a drum: `2026-03-09 10:52`. */
export const minuteOf = (calendar: Calendar, at: string): string =>
  localTime(calendar.momentAt(Date.parse(at), 0))
    .slice(0, 16)
    .replace('T', ' ');
