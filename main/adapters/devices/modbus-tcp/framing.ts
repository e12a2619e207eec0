import type { Framed, Framer } from '../../../application/ports/device-family.ts';
import type { ModbusProfile } from './profile.ts';
import { HEADER_BYTES, heartbeatIn, LONGEST, SHORTEST } from './protocol.ts';

/** Shorter than the patience of a question, so that the next one finds the line in order. */
const ABANDON_MS = 400;
const LENGTH_ENDS_AT = 6;

/**
 * Cuts a Modbus TCP stream by the length in its headers. After a header that is none, everything is noise until the
 * line has been silent: there is no mark to begin anew from. An indicator whose heartbeat stands still answers on, but
 * the weight in its answers may be as old as the heartbeat, and they are doubted. On an open line the first change of
 * the heartbeat is waited for; bytes of a file (`openedMono` null) are taken as they are.
 */
export class ModbusFramer implements Framer {
  readonly #profile: ModbusProfile;
  readonly #isLive: boolean;
  #buffer: number[] = [];
  #isLost = false;
  #lastByteAt = 0;
  /** The last heartbeat, and when it was seen to change; null until it did. */
  #beat: { readonly value: number; readonly changed: number | null } | null = null;

  constructor(profile: ModbusProfile, openedMono: number | null = null) {
    this.#profile = profile;
    this.#isLive = openedMono !== null;
  }

  push(chunk: Uint8Array, mono: number): readonly Framed[] {
    const out: Framed[] = [];
    if (mono - this.#lastByteAt > ABANDON_MS) {
      if (this.#buffer.length > 0) out.push(this.#noise('half an answer, then silence'));
      this.#isLost = false;
    }
    this.#lastByteAt = mono;
    if (this.#isLost)
      return [...out, { kind: 'noise', bytes: chunk.slice(), reason: 'behind a broken header' }];
    for (const [at, byte] of chunk.entries()) {
      this.#buffer.push(byte);
      if (this.#buffer.length === LENGTH_ENDS_AT && !this.#isHeader()) {
        out.push(this.#noise('not a Modbus header'));
        this.#isLost = true;
        const rest = chunk.slice(at + 1);
        if (rest.length > 0) out.push({ kind: 'noise', bytes: rest, reason: 'behind a broken header' });
        return out;
      }
      if (this.#isWhole()) out.push(this.#frame(mono));
    }
    return out;
  }

  /** What is left when the stream ends, or null. */
  rest(): Uint8Array | null {
    return this.#buffer.length === 0 ? null : this.#noise('').bytes;
  }

  get #length(): number {
    return ((this.#buffer[4] ?? 0) << 8) | (this.#buffer[5] ?? 0);
  }

  #isHeader(): boolean {
    const isModbus = this.#buffer[2] === 0 && this.#buffer[3] === 0;
    return isModbus && this.#length >= SHORTEST && this.#length <= LONGEST;
  }

  #isWhole(): boolean {
    return this.#buffer.length >= HEADER_BYTES && this.#buffer.length === LENGTH_ENDS_AT + this.#length;
  }

  #frame(mono: number): Framed {
    const bytes = Uint8Array.from(this.#buffer);
    const isDoubted = this.#isLive && !this.#isBeating(bytes, mono);
    this.#buffer = [];
    return isDoubted
      ? { kind: 'frame', bytes, doubt: 'its heartbeat stands still' }
      : { kind: 'frame', bytes };
  }

  #isBeating(bytes: Uint8Array, mono: number): boolean {
    const value = heartbeatIn(bytes, this.#profile);
    if (value === null) return true;
    if (this.#beat?.value !== value) this.#beat = { value, changed: this.#beat === null ? null : mono };
    const { changed } = this.#beat;
    return changed !== null && mono - changed <= (this.#profile.heartbeat?.withinMs ?? 0);
  }

  #noise(reason: string): Framed {
    const bytes = Uint8Array.from(this.#buffer);
    this.#buffer = [];
    return { kind: 'noise', bytes, reason };
  }
}
