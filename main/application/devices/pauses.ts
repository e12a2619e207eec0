import type { DeviceClock } from '../ports/devices.ts';

/** Waiting that can be cut short: by `wake` when there is something to do, for good by `close`. */
export class Pauses {
  readonly #clock: DeviceClock;
  #wake: () => void = () => {};
  #closed = false;
  #isCut = false;

  constructor(clock: DeviceClock) {
    this.#clock = clock;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  wake(): void {
    this.#wake();
  }

  /** Ends the wait that runs now, one of the whole time too. */
  cut(): void {
    this.#isCut = true;
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  /** Waits at most `ms`; returns early when woken. */
  pause(ms: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Waits the whole time, however often it is woken; only `cut` and `close` end it early. */
  async sleep(ms: number): Promise<void> {
    const until = this.#clock.mono() + ms;
    this.#isCut = false;
    for (let left = ms; left > 0 && !this.#closed && !this.#isCut; left = until - this.#clock.mono())
      await this.pause(left);
  }
}
