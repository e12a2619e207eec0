import { ascii, bytesOf } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';
import type { LineFraming } from '../line-framing.ts';
import { failed, malformed, said, weighed } from '../understood.ts';

/**
 * Toledo 8217 and 8213: `STX xx.xxx [N] CR`, or `STX ? s CR` whenever there is no weight to trust. A weight is sent
 * only while it is stable and in range; everything else comes as the status byte. The unit is never transmitted.
 */

/** An answer ends with CR; it begins with STX, which stays in the frame and has to be there. */
export const framing: LineFraming = { end: 0x0d, companion: null, cap: 32, settleMs: 100, abandonMs: 1000 };

/** Bits of the status byte. Bit 6 is always set; bit 5 is a marker on some models and net on others. */
const STX = 0x02;
const ALWAYS = 0x40;
const BITS: readonly (readonly [mask: number, name: string])[] = [
  [0x02, 'over capacity'],
  [0x04, 'under zero'],
  [0x01, 'in motion'],
  [0x08, 'outside the zero range'],
  [0x10, 'at the centre of zero'],
];

/** Six places for `W`, seven for the tenfold resolution of `H`; leading zeros may be blanks. */
const WEIGHT = /^(?=[ 0-9.]{6,7}N?\r?$) *(\d{1,7}(?:\.\d{1,5})?)(N?)\r?$/;
const STATUS = /^\?([\x40-\x7f\xc0-\xff])\r?$/;

/** Reads one answer from its STX on, with or without its CR. Never throws. */
export function understand(frame: Uint8Array): Understood {
  if (frame[0] !== STX) return malformed('an answer begins with STX');
  const text = ascii(frame.subarray(1));
  if (STATUS.test(text)) return fromStatus(frame[2] ?? ALWAYS);
  const [, value = '', net = ''] = WEIGHT.exec(text) ?? [];
  if (value === '') return malformed('neither six or seven places of weight nor ? and a status byte');
  return weighed({ value, unit: '', stable: true, basis: net === 'N' ? 'net' : 'unknown' });
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function fromStatus(byte: number): Understood {
  const named = BITS.filter(([mask]) => (byte & mask) !== 0).map(([, name]) => name);
  const detail = named.join(', ');
  if (named.includes('over capacity') && named.includes('under zero'))
    return malformed('over and under at once');
  if (named.includes('over capacity')) return failed('overload', null, detail);
  if (named.includes('under zero')) return failed('underload', null, detail);
  if (named.includes('in motion')) return failed('busy', null, detail);
  return said({ kind: 'status', status: detail === '' ? 'no condition' : detail });
}

/** A command is one letter without an end. */
export const command = (letter: string): Uint8Array => bytesOf(letter);
