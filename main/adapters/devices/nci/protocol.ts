import { ascii, bytesOf } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, Reading } from '../../../contract/decoded.ts';
import type { LineFraming } from '../line-framing.ts';
import { failed, identified, malformed, said, weighed } from '../understood.ts';
import { type NciProfile, SCP_01 } from './profile.ts';

/**
 * NCI general serial protocol (Weightronix SCP-01, SCP-12): `LF weight unit CR LF [S] hh… CR ETX`, or the status
 * alone. The conditions of the scale stand in two to four status bytes, and they win over any digits.
 */

/** An answer ends with CR ETX; it begins with LF, which stays in the frame and has to be there. */
export const framing: LineFraming = { end: 0x03, companion: 0x0d, cap: 64, settleMs: 100, abandonMs: 1000 };

/** Bit 7 is the parity where the port does not strip it. Bits 4 and 5 are always set, bit 6 says that one follows. */
const CONSTANT = 0x30;
const FOLLOWS = 0x40;

const FAULTS: readonly (readonly [byte: number, mask: number, name: string])[] = [
  [0, 0x04, 'RAM error'],
  [0, 0x08, 'EEPROM error'],
  [1, 0x04, 'ROM error'],
  [1, 0x08, 'faulty calibration'],
  [2, 0x08, 'initial zero error'],
];
const MOTION = 0x01;
const AT_ZERO = 0x02;
const UNDER = 0x01;
const OVER = 0x02;
const RANGE = 0x03;
const RANGES: ReadonlySet<number> = new Set([0x00, 0x03]);
const NET = 0x04;

/** Units by their ANSI abbreviation; some makers send them in capitals. */
const UNITS: Readonly<Record<string, string>> = {
  lb: 'lb',
  kg: 'kg',
  oz: 'oz',
  g: 'g',
  mg: 'mg',
  ct: 'ct',
  ozt: 'ozt',
  dwt: 'dwt',
};

const ANSWER = /^\n(?:([ -~]{1,20})\r\n)?S?([0-?p-\x7f\xb0-\xbf\xf0-\xff]{2,4})\r?$/;
const WEIGHT = /^ *(-?) *(\d{1,7}(?:\.\d{1,5})?) *([A-Za-z]{1,3}) *$/;
const UNIT_ALONE = /^ *([A-Za-z]{1,3}) *$/;
const POUNDS_AND_OUNCES = /^ *-?\d+ *lb +[\d.]+ *oz *$/i;
/** What the display shows in the place of the digits. */
const OVER_TEXT = /^ *\^{4,8} *[A-Za-z]{0,3} *$/;
const UNDER_TEXT = /^ *_{4,8} *[A-Za-z]{0,3} *$/;
const ZERO_TEXT = /^ *-{4,9} *[A-Za-z]{0,3} *$/;

/** Reads one answer from its LF on, without its ETX. Never throws. */
export function understand(frame: Uint8Array, { motionBit }: NciProfile = SCP_01): Understood {
  const text = ascii(frame);
  if (/^\n\?\r?$/.test(text)) return failed('syntax', null, 'command not known');
  const [, shown, status = ''] = ANSWER.exec(text) ?? [];
  if (status === '') return malformed('not LF, a weight and two to four status bytes');
  const bytes = Array.from(status, (char) => char.charCodeAt(0) & 0x7f);
  const problem = statusProblem(bytes);
  if (problem !== null) return malformed(problem);
  const isMoving = ((bytes[0] ?? 0) & MOTION) === motionBit;
  return (
    condition(bytes, shown) ??
    (shown === undefined ? stateOf(bytes, isMoving) : display(shown, bytes, isMoving))
  );
}

export const decode = (frame: Uint8Array, profile?: NciProfile): Decoded =>
  understand(frame, profile).decoded;

/** Whether the bytes announce each other as they must; a byte lost from the status leaves a gap here. */
function statusProblem(bytes: readonly number[]): string | null {
  if (bytes.some((byte) => (byte & CONSTANT) !== CONSTANT)) return 'a status byte without its constant bits';
  const [first = 0, ...others] = bytes;
  if ((first & FOLLOWS) !== 0) return 'bit 6 of the first status byte is set';
  const chained = others.every((byte, at) => ((byte & FOLLOWS) !== 0) === at < others.length - 1);
  if (!chained) return 'the status bytes do not announce each other';
  const [, , third] = bytes;
  return third !== undefined && !RANGES.has(third & RANGE)
    ? 'the range in the third status byte is undefined'
    : null;
}

/** A condition under which no digits are believed, or null. */
function condition(bytes: readonly number[], shown = ''): Understood | null {
  const faults = FAULTS.filter(([at, mask]) => ((bytes[at] ?? 0) & mask) !== 0).map(([, , name]) => name);
  if (faults.length > 0) return failed('device-error', null, faults.join(', '));
  const second = bytes[1] ?? 0;
  const isOver = (second & OVER) !== 0 || OVER_TEXT.test(shown);
  const isUnder = (second & UNDER) !== 0 || UNDER_TEXT.test(shown);
  if (isOver && isUnder) return malformed('over and under capacity at once');
  if (isOver) return failed('overload');
  if (isUnder) return failed('underload');
  return ZERO_TEXT.test(shown) ? failed('device-error', null, 'zero error') : null;
}

function stateOf([first = 0]: readonly number[], isMoving: boolean): Understood {
  if (isMoving) return failed('busy', null, 'in motion');
  return said({ kind: 'status', status: (first & AT_ZERO) !== 0 ? 'at zero' : 'no condition' });
}

function display(shown: string, [, , third]: readonly number[], isMoving: boolean): Understood {
  if (POUNDS_AND_OUNCES.test(shown)) return malformed('pounds and ounces are two numbers');
  const [, alone] = UNIT_ALONE.exec(shown) ?? [];
  if (alone !== undefined) {
    const unit = unitOf(alone);
    return unit === null ? malformed(`unknown unit ${alone}`) : identified('unit', unit);
  }
  const [, sign = '', digits = '', sent = ''] = WEIGHT.exec(shown) ?? [];
  if (digits === '') return malformed('the display shows no weight');
  const unit = unitOf(sent);
  if (unit === null) return malformed(`unknown unit ${sent}`);
  const basis: Reading['basis'] = third === undefined ? 'unknown' : (third & NET) !== 0 ? 'net' : 'gross';
  return weighed({ value: sign + digits, unit, stable: !isMoving, basis });
}

/** `lb` and `LB`, never `Lb`: a bit that flipped is no other spelling. */
function unitOf(sent: string): string | null {
  const isPlain = sent === sent.toLowerCase() || sent === sent.toUpperCase();
  return isPlain ? (UNITS[sent.toLowerCase()] ?? null) : null;
}

/** A command is one letter and CR. */
export const command = (letter: string): Uint8Array => bytesOf(`${letter}\r`);
