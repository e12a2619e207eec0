import type { StationClock } from '../../main/adapters/system/clock.ts';
import type { DeviceClock } from '../../main/application/ports/devices.ts';

/** Time that moves only when a test says so, for the station and for its devices alike. */
export interface FakeClock extends StationClock, DeviceClock {
  /** Lets `ms` pass on both clocks; timers that fall due run in order, each at its own time. */
  advance(ms: number): void;
  /** Moves the wall clock alone, as a person or a time service would. */
  setWall(iso: string): void;
  setDrift(ms: number | null): void;
}

export function fakeClock(startIso = '2026-01-05T06:00:00.000Z'): FakeClock {
  let mono = 1_000;
  let ahead = Date.parse(startIso) - mono;
  let drift: number | null = 0;
  let timers: readonly { readonly due: number; readonly act: () => void }[] = [];
  return {
    now: () => mono + ahead,
    mono: () => mono,
    iso: () => new Date(mono + ahead).toISOString(),
    boot: '0190c5a3-0000-7000-8000-0000000000bb',
    drift: () => drift,
    after(ms, act) {
      const timer = { due: mono + ms, act };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const until = mono + ms;
      for (let next = earliest(timers); next !== undefined && next.due <= until; next = earliest(timers)) {
        const reached = next;
        mono = Math.max(mono, reached.due);
        timers = timers.filter((other) => other !== reached);
        reached.act();
      }
      mono = until;
    },
    setWall(iso) {
      ahead = Date.parse(iso) - mono;
    },
    setDrift(ms) {
      drift = ms;
    },
  };
}

function earliest<Timer extends { readonly due: number }>(timers: readonly Timer[]): Timer | undefined {
  return timers.reduce<Timer | undefined>(
    (first, timer) => (first === undefined || timer.due < first.due ? timer : first),
    undefined,
  );
}
