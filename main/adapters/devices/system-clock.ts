import type { DeviceClock } from '../../application/ports/devices.ts';

/**
 * The process-wide monotonic clock in ms. Not `performance.now()`: that one starts at another zero in every
 * worker thread, and ages across threads would be wrong.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

/** Every frame is stamped, and a text of the time is dear: all but its milliseconds stays for a second. */
let told = { second: 0, text: '' };

function isoNow(): string {
  const now = Date.now();
  const second = Math.floor(now / 1000);
  if (second !== told.second) told = { second, text: new Date(now).toISOString().slice(0, 20) };
  return `${told.text}${String(now - second * 1000).padStart(3, '0')}Z`;
}

export const systemClock: DeviceClock = {
  mono: monotonicMs,
  iso: isoNow,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
