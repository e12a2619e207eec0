import type { DeviceClock } from '../../application/ports/devices.ts';

/**
 * The process-wide monotonic clock in ms. Not `performance.now()`: that one starts at another zero in every
 * worker thread, and ages across threads would be wrong.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

/** A frame is stamped more than once, and a text of the time is dear: within a millisecond it is the same. */
let told = { ms: 0, iso: '' };

function isoNow(): string {
  const ms = Date.now();
  if (ms !== told.ms) told = { ms, iso: new Date(ms).toISOString() };
  return told.iso;
}

export const systemClock: DeviceClock = {
  mono: monotonicMs,
  iso: isoNow,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
