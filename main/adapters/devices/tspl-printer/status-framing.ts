import type { Framed, Framer } from '../../../application/ports/device-family.ts';
import { ETX, STX, TEXT_LENGTH } from './protocol.ts';

const CR = 0x0d;
const LF = 0x0a;
/** The characters leave the printer in one go; what comes in pieces with such a gap is not one answer. */
const ABANDON_MS = 1500;

/**
 * Cuts the byte stream of a TSPL printer into status answers. Four characters between STX and ETX are one answer; a
 * byte outside them is an answer by itself where `ESC ! ?` is asked, and noise where it is not.
 */
export class TsplFramer implements Framer {
  readonly #alone: 'answer' | 'noise';
  #buffer: number[] = [];
  /** What of the CR LF behind an answer is still to come. */
  #trailer: number[] = [];
  #lastByteAt = 0;

  constructor(alone: 'answer' | 'noise') {
    this.#alone = alone;
  }

  push(chunk: Uint8Array, mono: number): readonly Framed[] {
    const out: Framed[] = [];
    if (this.#buffer.length > 0 && mono - this.#lastByteAt > ABANDON_MS) {
      out.push({ kind: 'noise', bytes: this.#take(), reason: 'half an answer, then silence' });
    }
    this.#lastByteAt = mono;
    for (const byte of chunk) this.#add(byte, out);
    return out;
  }

  /** What is left when the stream ends, or null. */
  rest(): Uint8Array | null {
    return this.#buffer.length === 0 ? null : this.#take();
  }

  #add(byte: number, out: Framed[]): void {
    if (this.#trailer[0] === byte) {
      this.#trailer.shift();
      return;
    }
    this.#trailer = [];
    if (!this.#fits(byte)) {
      this.#giveUp(out);
      if (!this.#fits(byte)) {
        out.push(this.#byItself(byte));
        return;
      }
    }
    this.#buffer.push(byte);
    if (this.#buffer.length < TEXT_LENGTH) return;
    out.push({ kind: 'frame', bytes: this.#take() });
    this.#trailer = [CR, LF];
  }

  /** What began like four characters was none. STX alone is the byte of a paper jam, more of it half an answer. */
  #giveUp(out: Framed[]): void {
    const bytes = this.#take();
    if (bytes.length === 1) out.push(this.#byItself(STX));
    else if (bytes.length > 1) out.push({ kind: 'noise', bytes, reason: 'half an answer' });
  }

  /** The byte can stand at this place of an answer of four characters. */
  #fits(byte: number): boolean {
    const at = this.#buffer.length;
    if (at === 0) return byte === STX;
    return at === TEXT_LENGTH - 1 ? byte === ETX : byte >= 0x40 && byte < 0x80;
  }

  #byItself(byte: number): Framed {
    const bytes = Uint8Array.of(byte);
    return this.#alone === 'answer'
      ? { kind: 'frame', bytes }
      : { kind: 'noise', bytes, reason: 'a byte outside an answer' };
  }

  #take(): Uint8Array {
    const bytes = Uint8Array.from(this.#buffer);
    this.#buffer = [];
    return bytes;
  }
}
