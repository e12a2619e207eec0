/** New work stops below this, so that work under way can still end on the record. */
const LOW_SPACE_BYTES = 200 * 1024 * 1024;
const LOOK_MS = 10_000;

export interface SpaceWatch {
  readonly low: boolean;
  stop(): void;
}

/** Looks at the free bytes of the data drive, at once and then every ten seconds. */
export async function watchSpace(freeBytes: () => Promise<number>): Promise<SpaceWatch> {
  let low = (await freeBytes()) < LOW_SPACE_BYTES;
  const look = async () => {
    low = (await freeBytes()) < LOW_SPACE_BYTES;
  };
  // A drive that does not say how much is free takes no new work.
  const timer = setInterval(() => {
    look().catch(() => {
      low = true;
    });
  }, LOOK_MS);
  timer.unref();
  return {
    get low() {
      return low;
    },
    stop: () => clearInterval(timer),
  };
}
