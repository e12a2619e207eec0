import type { LineFraming } from '../line-framing.ts';

const CR = 0x0d;
const LF = 0x0a;

/** One scan ends with CR, with or without LF. The longest symbols hold about 3 kB. */
export const framing: LineFraming = { end: CR, companion: LF, cap: 4096, settleMs: 100, abandonMs: 1000 };

/** Separators that symbols carry: GS between GS1 elements, RS and EOT in the envelopes of ISO/IEC 15434. */
const SEPARATORS: ReadonlySet<number> = new Set([0x1d, 0x1e, 0x04]);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of one scan; null when the bytes are no text (wrong speed or parity, noise on the line). */
export function textOf(frame: Uint8Array): string | null {
  if (frame.some((byte) => (byte < 0x20 || byte === 0x7f) && !SEPARATORS.has(byte))) return null;
  try {
    return utf8.decode(frame);
  } catch (error) {
    // The only thing a fatal decoder throws: not UTF-8.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What may be kept of a scan without its content, which may be a badge: the symbol and the length. */
export function shapeOf(frame: Uint8Array): string {
  const hasAim = frame[0] === 0x5d && frame.length >= 3;
  const aim = hasAim ? String.fromCharCode(...frame.subarray(0, 3)) : 'no AIM identifier';
  return `scan ${aim}, ${frame.length} bytes`;
}
