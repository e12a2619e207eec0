const LOOK_EVERY_MS = 5_000;
/** More than a busy computer is ever late. */
const SLEPT_MS = 15_000;

/**
 * Calls `onWake` when the wall clock ran on much longer than this process: the computer slept, or its clock was set.
 * Either way the clock and the devices have to be looked at before work goes on. Returns the end of the watch.
 */
export function wakeWatch(onWake: () => void, now: () => number = Date.now): () => void {
  let last = now();
  const timer = setInterval(() => {
    const time = now();
    if (Math.abs(time - last - LOOK_EVERY_MS) > SLEPT_MS) onWake();
    last = time;
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
