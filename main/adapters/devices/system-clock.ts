import type { DeviceClock } from '../../application/ports/devices.ts';

/**
 * The process-wide monotonic clock in ms. Not `performance.now()`: that one starts at another zero in every
 * worker thread, and ages across threads would be wrong.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

export const systemClock: DeviceClock = {
  mono: monotonicMs,
  iso: () => new Date().toISOString(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
