import type { Framed, Framer } from '../../../application/ports/device-family.ts';
import { DLE, EOT, isStatusByte, QUESTIONS } from './protocol.ts';

/** The four answers leave the printer in one go; what comes in pieces with such a gap is not one answer. */
const ABANDON_MS = 1500;

/**
 * Cuts the byte stream of an ESC/POS printer into frames of four bytes: the answers to the four questions, or a question
 * with its answer. Fewer bytes, and any that no answer can have, are noise: what an automatic status sends, too.
 */
export class EscposFramer implements Framer {
  #buffer: number[] = [];
  #lastByteAt = 0;

  push(chunk: Uint8Array, mono: number): readonly Framed[] {
    const out: Framed[] = [];
    if (this.#buffer.length > 0 && mono - this.#lastByteAt > ABANDON_MS) {
      out.push(this.#noise('half an answer, then silence'));
    }
    this.#lastByteAt = mono;
    for (const byte of chunk) {
      if (!this.#fits(byte)) {
        if (this.#buffer.length > 0) out.push(this.#noise('fewer than four answers'));
        if (!this.#fits(byte)) {
          out.push({ kind: 'noise', bytes: Uint8Array.of(byte), reason: 'a byte that is no status' });
          continue;
        }
      }
      this.#buffer.push(byte);
      if (this.#buffer.length === QUESTIONS) out.push({ kind: 'frame', bytes: this.#take() });
    }
    return out;
  }

  /** What is left when the stream ends, or null. */
  rest(): Uint8Array | null {
    return this.#buffer.length === 0 ? null : this.#take();
  }

  #fits(byte: number): boolean {
    const at = this.#buffer.length;
    if (at === 0) return byte === DLE || isStatusByte(byte);
    if (this.#buffer[0] !== DLE) return isStatusByte(byte);
    return at === 1 ? byte === EOT : true;
  }

  #noise(reason: string): Framed {
    return { kind: 'noise', bytes: this.#take(), reason };
  }

  #take(): Uint8Array {
    const bytes = Uint8Array.from(this.#buffer);
    this.#buffer = [];
    return bytes;
  }
}
