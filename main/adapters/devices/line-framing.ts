import type { Framed, Framer } from '../../application/ports/device-family.ts';

export interface LineFraming {
  /** The byte that ends a frame: LF for CR LF protocols. */
  readonly end: number;
  /** A byte dropped once before the end (`CR` of CR LF), or after it (`LF` when CR ends the frame). */
  readonly companion: number | null;
  /** Longest frame; more is noise until the next end. */
  readonly cap: number;
  /** Bytes this soon after opening belong to a frame that began earlier, or to the plug. */
  readonly settleMs: number;
  /** A half frame that grows no more for so long is given up, so that it cannot swallow the next one. */
  readonly abandonMs: number;
}

/** Lines that end with CR LF (LF alone ends them, too), each shorter than `cap` bytes. */
export const crLfLines = (cap: number): LineFraming => ({
  end: 0x0a,
  companion: 0x0d,
  cap,
  settleMs: 100,
  abandonMs: 1000,
});

/**
 * Cuts lines out of a byte stream. What was cut at opening, grew past the cap or was
 * abandoned half-way comes out as noise, never as a frame.
 */
export class LineFramer implements Framer {
  readonly #rules: LineFraming;
  readonly #buffer: Uint8Array;
  #length = 0;
  #skipping: string | null = null;
  #openedAt: number | null = null;
  #lastByteAt = 0;
  #ended = false;

  constructor(rules: LineFraming) {
    this.#rules = rules;
    this.#buffer = new Uint8Array(rules.cap);
  }

  /** Starts the settling time; without it no frame is taken for cut (files and pasted bytes). */
  opened(mono: number): this {
    this.#openedAt = mono;
    return this;
  }

  push(chunk: Uint8Array, mono: number): readonly Framed[] {
    const { end, companion, settleMs, abandonMs } = this.#rules;
    const out: Framed[] = [];
    if (this.#length > 0 && mono - this.#lastByteAt > abandonMs) {
      out.push(this.#noise(this.#skipping ?? 'half a frame, then silence'));
    }
    if (this.#openedAt !== null && mono - this.#openedAt < settleMs) this.#skipping = 'cut at opening';
    this.#lastByteAt = mono;
    for (const byte of chunk) {
      if (byte === end) {
        out.push(...this.#finish());
        this.#ended = true;
        continue;
      }
      const isTrailer = this.#ended && byte === companion;
      this.#ended = false;
      if (isTrailer) continue;
      if (this.#length === this.#buffer.length) {
        if (this.#skipping === null) out.push(this.#noise(`longer than ${this.#buffer.length} bytes`));
        this.#skipping = 'rest of a frame that was too long';
        this.#length = 0;
      }
      this.#buffer[this.#length] = byte;
      this.#length += 1;
    }
    return out;
  }

  /** What is left when the stream ends: bytes without a terminator, or null. */
  rest(): Uint8Array | null {
    if (this.#length === 0) return null;
    const bytes = this.#buffer.slice(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  #finish(): readonly Framed[] {
    if (this.#skipping !== null) return [this.#noise(this.#skipping)];
    const { companion } = this.#rules;
    const hasCompanion = this.#length > 0 && this.#buffer[this.#length - 1] === companion;
    const bytes = this.#buffer.slice(0, hasCompanion ? this.#length - 1 : this.#length);
    this.#length = 0;
    return bytes.length === 0 ? [] : [{ kind: 'frame', bytes }];
  }

  #noise(reason: string): Framed {
    const bytes = this.#buffer.slice(0, this.#length);
    this.#length = 0;
    this.#skipping = null;
    return { kind: 'noise', bytes, reason };
  }
}
