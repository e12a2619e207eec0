import type { DeviceClock, Traffic } from '../ports/devices.ts';

/** The last frames of one device, both ways: what support and the device desk look at. Bounded. */
export class TrafficRing {
  readonly #clock: DeviceClock;
  readonly #entries: Traffic[] = [];
  readonly #size: number;

  constructor(clock: DeviceClock, size = 256) {
    this.#clock = clock;
    this.#size = size;
  }

  add(direction: Traffic['direction'], text: string): void {
    this.#entries.push({ mono: this.#clock.mono(), at: this.#clock.iso(), direction, text });
    if (this.#entries.length > this.#size) this.#entries.shift();
  }

  entries(): readonly Traffic[] {
    return [...this.#entries];
  }
}
