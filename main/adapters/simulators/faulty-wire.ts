import type { DeviceClock } from '../../application/ports/devices.ts';

/** What the cable between a simulated device and its host does to the bytes. */
export interface WireFaults {
  /** The device answers nothing. */
  silence: boolean;
  /** So many of the next frames are cut in half and lose their end. */
  halfFrames: number;
  /** One byte gets lost in so many of the next frames, each time at another place. */
  lostBytes: number;
  /** So many of the next frames with a decimal point lose one of their digits: still a weight, but a wrong one. */
  lostDigits: number;
  /** Frames wait for a partner and arrive two in one chunk. */
  pairs: boolean;
  /** Every byte arrives as its own chunk. */
  byteWise: boolean;
  /** These bytes arrive as soon as a host opens the line. */
  garbageAtOpen: Uint8Array | null;
  /** Each frame arrives so much later. */
  delayMs: number;
  /** Bit 7 of every byte is set, as with the wrong parity. */
  wrongParity: boolean;
}

export const soundWire = (): WireFaults => ({
  silence: false,
  halfFrames: 0,
  lostBytes: 0,
  lostDigits: 0,
  pairs: false,
  byteWise: false,
  garbageAtOpen: null,
  delayMs: 0,
  wrongParity: false,
});

/** A prime that spreads the lost bytes over the frame. */
const SCATTER = 7919;

const POINT = 0x2e;
const QUOTE = 0x22;
const digitsIn = (bytes: Uint8Array): readonly number[] =>
  [...bytes.keys()].filter((at) => /\d/.test(String.fromCharCode(bytes[at] ?? 0)));

/** Carries frames to one host through the faults in force at the moment of sending. */
export class FaultyWire {
  readonly #faults: WireFaults;
  readonly #clock: DeviceClock;
  readonly #send: (bytes: Uint8Array) => void;
  #held: Uint8Array | null = null;
  #frames = 0;

  constructor(faults: WireFaults, clock: DeviceClock, send: (bytes: Uint8Array) => void) {
    this.#faults = faults;
    this.#clock = clock;
    this.#send = send;
    if (faults.garbageAtOpen) send(faults.garbageAtOpen);
  }

  send(frame: Uint8Array): void {
    const faults = this.#faults;
    this.#frames += 1;
    if (faults.silence) return;
    let bytes = faults.wrongParity ? frame.map((byte) => byte | 0x80) : frame;
    if (faults.halfFrames > 0) {
      faults.halfFrames -= 1;
      bytes = bytes.slice(0, Math.ceil(bytes.length / 2));
    }
    if (faults.lostBytes > 0) {
      const place = (this.#frames * SCATTER) % bytes.length;
      faults.lostBytes -= 1;
      bytes = bytes.filter((_, at) => at !== place);
    }
    const digits = bytes.includes(POINT) && !bytes.includes(QUOTE) ? digitsIn(bytes) : [];
    if (faults.lostDigits > 0 && digits.length > 0) {
      const place = digits[(this.#frames * SCATTER) % digits.length];
      faults.lostDigits -= 1;
      bytes = bytes.filter((_, at) => at !== place);
    }
    if (faults.pairs && this.#held === null) {
      this.#held = bytes;
      return;
    }
    if (this.#held) bytes = Uint8Array.from([...this.#held, ...bytes]);
    this.#held = null;
    if (faults.delayMs > 0) this.#clock.after(faults.delayMs, () => this.#put(bytes));
    else this.#put(bytes);
  }

  #put(bytes: Uint8Array): void {
    if (!this.#faults.byteWise) this.#send(bytes);
    else for (const byte of bytes) this.#send(Uint8Array.of(byte));
  }
}
