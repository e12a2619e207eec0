import { ascii } from '../../../application/devices/printable.ts';
import type { Framed, Framer } from '../../../application/ports/device-family.ts';
import { ETX, STATUS_CAP, STX } from './protocol.ts';
import { isQueryAnswer } from './query-answers.ts';

const STRINGS = 3;
const CR = 0x0d;
const LF = 0x0a;
/** The three strings leave the printer in one go; what comes in pieces with such a gap is not one answer. */
const ABANDON_MS = 1500;

/**
 * Cuts the byte stream of a printer into its answers: three strings in a row are a host status, one string of lines
 * is what a query gave. Whatever stands outside them is noise, and a half answer is given up rather than completed
 * with the next one.
 */
export class StatusFramer implements Framer {
  #buffer: number[] = [];
  #strings = 0;
  #isInside = false;
  #lastByteAt = 0;

  push(chunk: Uint8Array, mono: number): readonly Framed[] {
    const out: Framed[] = [];
    if (this.#buffer.length > 0 && mono - this.#lastByteAt > ABANDON_MS) {
      out.push(this.#noise('half an answer, then silence'));
    }
    this.#lastByteAt = mono;
    for (const byte of chunk) {
      const isOutside = !this.#isInside && byte !== STX;
      if (isOutside && (byte === CR || byte === LF)) continue;
      if (byte === STX && this.#isInside) out.push(this.#noise('a string that began anew'));
      if (isOutside && this.#strings > 0) out.push(this.#noise('an answer of fewer than three strings'));
      if (byte === STX && this.#strings === 0 && this.#buffer.length > 0) out.push(this.#noise('no status'));
      this.#buffer.push(byte);
      if (byte === STX) this.#isInside = true;
      if (this.#isInside && byte === ETX) this.#endString(out);
      else if (this.#buffer.length >= STATUS_CAP) out.push(this.#noise(`longer than ${STATUS_CAP} bytes`));
    }
    return out;
  }

  /** What is left when the stream ends, or null. */
  rest(): Uint8Array | null {
    if (this.#buffer.length === 0) return null;
    return this.#noise('').bytes;
  }

  #endString(out: Framed[]): void {
    this.#isInside = false;
    this.#strings += 1;
    const isQuery = this.#strings === 1 && isQueryAnswer(ascii(Uint8Array.from(this.#buffer)));
    if (!isQuery && this.#strings < STRINGS) return;
    out.push({ kind: 'frame', bytes: Uint8Array.from(this.#buffer) });
    this.#buffer = [];
    this.#strings = 0;
  }

  #noise(reason: string): Framed {
    const bytes = Uint8Array.from(this.#buffer);
    this.#buffer = [];
    this.#strings = 0;
    this.#isInside = false;
    return { kind: 'noise', bytes, reason };
  }
}
