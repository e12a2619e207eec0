import type { Decoded } from '../../contract/decoded.ts';
import { splitAim } from '../../domain/identity/gs1/aim.ts';
import { decodeAimScan } from '../../domain/identity/gs1/decode-scan.ts';
import type { DeviceClock, Scan } from '../ports/devices.ts';
import { printable } from './printable.ts';

/**
 * Tells the scans of one scanner, whatever it is attached by, and marks those that repeat the one before: the same
 * payload again within `repeatMs` is a held trigger, not a second intention. The payload is kept as it came.
 */
export class ScanTeller {
  readonly #device: string;
  readonly #clock: DeviceClock;
  readonly #repeatMs: number;
  readonly #listeners = new Set<(scan: Scan) => void>();
  #last: { readonly payload: string; readonly mono: number } | null = null;

  constructor(device: string, clock: DeviceClock, repeatMs: number) {
    this.#device = device;
    this.#clock = clock;
    this.#repeatMs = repeatMs;
  }

  onScan(listener: (scan: Scan) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A scan with its AIM identifier: `bytes` as they came, `text` what they say. */
  scanned(bytes: Uint8Array, text: string): void {
    const year = Number(this.#clock.iso().slice(0, 4));
    this.#tell(bytes, splitAim(text)?.aim ?? null, decodeAimScan(text, year));
  }

  /** What somebody scanned and nobody can read. */
  unreadable(bytes: Uint8Array, reason: string): void {
    this.#tell(bytes, null, { kind: 'malformed', reason });
  }

  close(): void {
    this.#listeners.clear();
  }

  #tell(bytes: Uint8Array, aim: string | null, decoded: Decoded): void {
    const mono = this.#clock.mono();
    const raw = printable(bytes);
    const repeat =
      this.#last !== null && this.#last.payload === raw && mono - this.#last.mono <= this.#repeatMs;
    this.#last = { payload: raw, mono };
    const receivedAt = this.#clock.iso();
    const scan: Scan = { device: this.#device, raw, aim, decoded, receivedAt, mono, repeat };
    for (const listener of this.#listeners) listener(scan);
  }
}
