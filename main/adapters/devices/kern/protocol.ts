import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, Reading } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import { counted, failed, malformed, said, weighed } from '../understood.ts';

/**
 * What KERN balances send besides KCP (which is MT-SICS) and the `ST,GS` lines of the industrial scales:
 *
 * - *numeric*: sign, 7 to 9 places, 2 of the unit, judgement, state (`+007.12/3 G S`). A slash stands **before**
 *   the last, auxiliary digit of a verified balance and is no part of the number: 7.123 g.
 * - *labelled*: `S S`/`S D`, 10 places, 3 of the unit (special format 2 of PES).
 * - *line*: sign and number in 12 places, unit in 3; a number without a unit is not stable.
 */

/** The longest line is the labelled format of 18 characters. */
export const framing = crLfLines(64);

/** The two unit characters of the numeric format, and the units of the two others. */
const UNITS: Readonly<Record<string, string>> = {
  G: 'g',
  KG: 'kg',
  CT: 'ct',
  LB: 'lb',
  OZ: 'oz',
  OT: 'ozt',
  DW: 'dwt',
  GR: 'GN',
  MO: 'mom',
  '%': '%',
  g: 'g',
  kg: 'kg',
  mg: 'mg',
  ct: 'ct',
  lb: 'lb',
  oz: 'oz',
  ozt: 'ozt',
  dwt: 'dwt',
  GN: 'GN',
  mom: 'mom',
};
const PIECES: ReadonlySet<string> = new Set(['PC', 'PCS', 'pcs']);

/** The last character of the numeric format. A blank says nothing about stability. */
const STATES: Readonly<Record<string, boolean | null>> = { S: true, U: false, ' ': null };

/** The last but one: the judgement against limits, or a kind of value that does not lie on the pan. */
const JUDGEMENTS: ReadonlySet<string> = new Set([...' LGH12345']);
const OTHER_VALUES: Readonly<Record<string, string>> = { T: 'total', U: 'unit weight' };
const GROSS = 'd';

const NUMERIC = /^([-+ ])([ 0-9./]{7,9})([A-Z% ]{2})([ -~])([SU ])$/;
const NUMERIC_ERROR = /^[-+ ][ -~]{10,12}E$/;
const LABELLED = /^(?=.{18}$)S ([SD]) ([ 0-9./-]{10}) ([A-Za-z%]{1,3} {0,2})$/;
const LINE = /^(?=.{13}$|.{16}$)([ 0-9.-]{11}\d) (?:([A-Za-z%]{1,3} {0,2}| {3}))?$/;
const LINE_ERROR = /^(?: {7}| {11})Error$/;
const COMMAND_ERRORS: Readonly<Record<string, string>> = { E01: 'command refused' };

const DIGITS = /^\d{1,8}(?:\.\d{1,7})?$/;
/** The slash of a verified balance: at least one digit before, exactly one behind. */
const VERIFIED = /^(\d{1,7}(?:\.\d{0,6})?)\/(\d)$/;

/** Reads one frame without its CR LF. Never throws; what is not exactly one of the formats is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  if (text === 'A00') return said({ kind: 'ack' });
  const refused = Object.hasOwn(COMMAND_ERRORS, text) ? COMMAND_ERRORS[text] : undefined;
  if (refused !== undefined) return failed('bad-parameter', null, `${text}: ${refused}`);
  if (LINE_ERROR.test(text)) return failed('device-error', null, 'Error in the display');
  const numeric = NUMERIC.exec(text);
  if (numeric) return fromNumeric(numeric);
  if (NUMERIC_ERROR.test(text))
    return failed('device-error', null, 'o-Err or u-Err: over or under the range');
  const labelled = LABELLED.exec(text);
  if (labelled) return fromLabelled(labelled);
  const line = LINE.exec(text);
  return line ? fromLine(line) : malformed('none of the formats of a KERN balance');
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function fromNumeric([
  text,
  sign = '',
  places = '',
  unit = '',
  kind = '',
  state = '',
]: RegExpExecArray): Understood {
  if (places.includes('/') ? places.length < 8 : places.length > 8)
    return malformed('a digit too few or too many');
  if (unit.startsWith(' ') ? unit.trim() === '' : unit.endsWith(' '))
    return malformed('the unit is out of its place');
  if (Object.hasOwn(OTHER_VALUES, kind)) return malformed(`a ${OTHER_VALUES[kind]} does not lie on the pan`);
  if (kind !== GROSS && !JUDGEMENTS.has(kind)) return malformed(`unknown kind of value "${kind}" in ${text}`);
  const digits = digitsOf(places.trimStart());
  if (digits === null) return malformed('not a number in the places of the weight');
  return told(sign.trim() + digits, unit.trim(), STATES[state] ?? null, kind === GROSS ? 'gross' : 'unknown');
}

function fromLabelled([, state, places = '', unit = '']: RegExpExecArray): Understood {
  const [, sign = '', number = ''] = /^(-?)([0-9./]+)$/.exec(places.trim()) ?? [];
  const digits = digitsOf(number);
  if (digits === null) return malformed('not a number in the places of the weight');
  return told(sign + digits, unit.trim(), state === 'S', 'unknown');
}

function fromLine([, places = '', unit = '']: RegExpExecArray): Understood {
  const [, sign = '', number = ''] = /^(-?) *([0-9.]+)$/.exec(places.trim()) ?? [];
  const digits = digitsOf(number);
  if (digits === null) return malformed('not a number in the places of the weight');
  // The balance leaves the unit out until the weight is stable; it is not filled in from anywhere else.
  return unit.trim() === ''
    ? weighed({ value: sign + digits, unit: '', stable: false, basis: 'unknown' })
    : told(sign + digits, unit.trim(), true, 'unknown');
}

function told(value: string, unit: string, stable: boolean | null, basis: Reading['basis']): Understood {
  if (PIECES.has(unit)) {
    return /^[-+]?\d+$/.test(value) ? counted(value) : malformed('a count with a fraction');
  }
  const name = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return name === undefined
    ? malformed(`unknown unit ${unit}`)
    : weighed({ value, unit: name, stable, basis });
}

/** The digits of a number, with the auxiliary digit behind its slash put back in its place. */
function digitsOf(text: string): string | null {
  const [, whole, auxiliary] = VERIFIED.exec(text) ?? [];
  const digits = whole === undefined ? text : `${whole}${auxiliary}`;
  return DIGITS.test(digits) ? digits : null;
}

/** Output control and tare (`O8`, `T `) end with CR LF; the letters of the line format have no end. */
export const command = (name: string): Uint8Array => bytesOf(`${name}\r\n`);
export const letter = (name: string): Uint8Array => bytesOf(name);
