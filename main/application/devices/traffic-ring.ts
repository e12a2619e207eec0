import type { DeviceClock, Traffic } from '../ports/devices.ts';
import { hexText } from './printable.ts';

type Entry = Omit<Traffic, 'hex'> & { readonly bytes: Uint8Array | null };

/** What an entry has beside its text. */
interface More {
  /** The bytes that may be shown; without them the entry has no hex text. */
  readonly bytes?: Uint8Array;
  readonly understood?: boolean;
}

/** The last frames of one device, both ways: what support and the device desk look at. Bounded. */
export class TrafficRing {
  readonly #clock: DeviceClock;
  readonly #entries: Entry[] = [];
  readonly #size: number;
  readonly #count = { in: 0, out: 0, note: 0 };

  constructor(clock: DeviceClock, size = 256) {
    this.#clock = clock;
    this.#size = size;
  }

  add(direction: Traffic['direction'], text: string, { bytes, understood }: More = {}): void {
    this.#count[direction] += 1;
    this.#entries.push({
      n: this.#count[direction],
      mono: this.#clock.mono(),
      at: this.#clock.iso(),
      direction,
      text,
      bytes: bytes ?? null,
      understood: understood ?? null,
    });
    if (this.#entries.length > this.#size) this.#entries.shift();
  }

  /** Oldest first. Hex text is made only here: a streaming scale must not pay for what nobody looks at. */
  entries(): readonly Traffic[] {
    return this.#entries.map(({ bytes, ...entry }) => ({
      ...entry,
      hex: bytes === null ? null : hexText(bytes),
    }));
  }
}
