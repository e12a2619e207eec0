import { randomUUID } from 'node:crypto';
import { monotonicMs } from '../devices/system-clock.ts';

/** Time as the station records it: wall clock, monotonic clock and the run of the host they belong to. */
export interface StationClock {
  /** UTC, whole milliseconds since 1970. */
  now(): number;
  /** Whole milliseconds; never falls within one `boot`. For ages, never for the record of when. */
  mono(): number;
  /** UUID of this run of the host. */
  readonly boot: string;
  /** Wall clock minus reference clock, whole milliseconds; null when no reference is known. */
  drift(): number | null;
}

/** The clock of this computer; `driftMs` is what the synchronisation service reported last. */
export function stationClock(driftMs: () => number | null): StationClock {
  return { now: () => Date.now(), mono: wholeMono, boot: randomUUID(), drift: driftMs };
}

export interface SimulatedClock extends StationClock {
  /** Puts the wall clock to `utcMs`, from where it goes on at its natural pace. */
  set(utcMs: number): void;
}

/**
 * A clock whose wall time is told, for a demo that replays printed dates. Its monotonic side is real: readings age
 * and time-outs end as they do on the floor.
 */
export function simulatedClock(utcMs: number, mono: () => number = wholeMono): SimulatedClock {
  let ahead = utcMs - mono();
  return {
    now: () => mono() + ahead,
    mono,
    boot: randomUUID(),
    drift: () => null,
    set(to) {
      ahead = to - mono();
    },
  };
}

function wholeMono(): number {
  return Math.floor(monotonicMs());
}
