import { ascii, bytesOf } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';
import { failed, malformed, said, weighed } from '../understood.ts';

/**
 * Toledo continuous output: `STX SWA SWB SWC`, six places of weight, six of tare, `CR` and a checksum. There is
 * no point and no unit in the text; both stand in the status words. A frame without its checksum is not believed.
 */

export const STX = 0x02;
export const CR = 0x0d;
/** STX, three status words, twelve places, CR, checksum. */
export const FRAME_BYTES = 18;
export const CR_AT = 16;

const A = { places: 0x07, increment: 0x18, always: 0x20, never: 0x40 };
const B = {
  net: 0x01,
  negative: 0x02,
  outOfRange: 0x04,
  motion: 0x08,
  kilograms: 0x10,
  always: 0x20,
  unzeroed: 0x40,
};
const C = { unit: 0x07, expanded: 0x10, always: 0x20 };

/** Digits behind the point by bits 0–2 of SWA; below zero they are zeros that the display adds. */
const PLACES: readonly number[] = [-2, -1, 0, 1, 2, 3, 4, 5];
/** Units by bits 0–2 of SWC; the first is told by SWB, the last is none. */
const UNITS: readonly (string | null)[] = [null, 'g', 't', 'oz', 'ozt', 'dwt', 'ton', ''];

const FIELD = /^ *\d+$/;

/** Reads one frame of 18 bytes. Never throws. */
export function understand(frame: Uint8Array): Understood {
  if (frame.length === CR_AT + 1 && frame.at(-1) === CR) {
    return malformed('no checksum: switch it on at the terminal');
  }
  if (frame.length !== FRAME_BYTES || frame[0] !== STX || frame[CR_AT] !== CR) {
    return malformed('not STX, fifteen bytes, CR and a checksum');
  }
  if (frame.some((byte) => byte > 0x7f)) return malformed('bit 7 is set: check data bits and parity');
  if (frame.reduce((sum, byte) => sum + byte, 0) % 0x80 !== 0) return malformed('the checksum is wrong');
  const [, swa = 0, swb = 0, swc = 0] = frame;
  const constant = constantProblem(swa, swb, swc);
  if (constant !== null) return malformed(constant);
  const digits = ascii(frame.subarray(4, 10));
  if (!FIELD.test(digits) || !FIELD.test(ascii(frame.subarray(10, CR_AT)))) {
    return malformed('not digits in the places of weight and tare');
  }
  return told(digits.trim(), swa, swb, swc);
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

/** The bits that never change say whether this is the format at all; clones that use them otherwise are refused. */
function constantProblem(swa: number, swb: number, swc: number): string | null {
  if ((swa & A.always) === 0 || (swa & A.never) !== 0) return 'status word A without its constant bits';
  if ((swa & A.increment) === 0) return 'status word A without an increment';
  if ((swb & B.always) === 0) return 'status word B without its constant bit';
  return (swc & C.always) === 0 ? 'status word C without its constant bit' : null;
}

function told(digits: string, swa: number, swb: number, swc: number): Understood {
  const isNegative = (swb & B.negative) !== 0;
  if ((swb & B.outOfRange) !== 0) return failed(isNegative ? 'underload' : 'overload');
  if ((swb & B.unzeroed) !== 0) return failed('busy', null, 'not zeroed since power-up');
  if ((swc & C.expanded) !== 0) return said({ kind: 'status', status: 'expanded display' });
  const unit = UNITS[swc & C.unit] ?? ((swb & B.kilograms) !== 0 ? 'kg' : 'lb');
  const value = (isNegative ? '-' : '') + pointed(digits, PLACES[swa & A.places] ?? 0);
  return weighed({
    value,
    unit,
    stable: (swb & B.motion) === 0,
    basis: (swb & B.net) !== 0 ? 'net' : 'gross',
  });
}

/** The digits as sent with the point at its place: `001234`, 2 → `0012.34`. */
function pointed(digits: string, places: number): string {
  if (places <= 0) return digits + '0'.repeat(-places);
  const padded = digits.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** The checksum of a frame without it: what makes the sum of the low seven bits nought. */
export const checksum = (bytes: Uint8Array): number =>
  (0x80 - (bytes.reduce((sum, byte) => sum + (byte & 0x7f), 0) % 0x80)) % 0x80;

/** A command is one letter without an end. */
export const command = (letter: string): Uint8Array => bytesOf(letter);
