import type { Framed, Framer } from '../../../application/ports/device-family.ts';
import { CR, CR_AT, FRAME_BYTES, STX } from './protocol.ts';

/** The terminal sends a frame in one go; what rests longer than this in the middle of one is given up. */
const ABANDON_MS = 1000;
/** Bytes this soon after opening belong to a frame that began earlier. */
const SETTLE_MS = 100;

/**
 * Cuts the stream into frames of 18 bytes. The checksum stands behind the CR and may have any value, STX and CR
 * included, so that a frame is counted out from its STX; when no CR stands where it must, the next STX is tried.
 */
export class ContinuousFramer implements Framer {
  readonly #openedAt: number | null;
  #buffer: number[] = [];
  #lastByteAt = 0;

  constructor(openedMono: number | null = null) {
    this.#openedAt = openedMono;
  }

  push(chunk: Uint8Array, mono: number): readonly Framed[] {
    const out: Framed[] = [];
    if (this.#buffer.length > 0 && mono - this.#lastByteAt > ABANDON_MS) {
      out.push(this.#noise(this.#buffer.length, 'half a frame, then silence'));
    }
    this.#lastByteAt = mono;
    if (this.#openedAt !== null && mono - this.#openedAt < SETTLE_MS) {
      return [...out, { kind: 'noise', bytes: chunk.slice(), reason: 'cut at opening' }];
    }
    for (const byte of chunk) {
      this.#buffer.push(byte);
      this.#cut(out);
    }
    return out;
  }

  /** What is left when the stream ends, or null. */
  rest(): Uint8Array | null {
    if (this.#buffer.length === 0) return null;
    const bytes = Uint8Array.from(this.#buffer);
    this.#buffer = [];
    return bytes;
  }

  #cut(out: Framed[]): void {
    const { length } = this.#buffer;
    if (this.#buffer[0] !== STX) {
      const begins = this.#buffer.at(-1) === STX;
      if (begins || length === FRAME_BYTES)
        out.push(this.#noise(begins ? length - 1 : length, 'no frame begins'));
    } else if (length > CR_AT && this.#buffer[CR_AT] !== CR) {
      const next = this.#buffer.indexOf(STX, 1);
      out.push(this.#noise(next === -1 ? length : next, 'no CR behind STX and fifteen bytes'));
    } else if (length === FRAME_BYTES) {
      out.push({ kind: 'frame', bytes: Uint8Array.from(this.#buffer) });
      this.#buffer = [];
    }
  }

  #noise(count: number, reason: string): Framed {
    return { kind: 'noise', bytes: Uint8Array.from(this.#buffer.splice(0, count)), reason };
  }
}
