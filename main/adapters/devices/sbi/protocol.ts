import { ascii, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import { counted, failed, identified, malformed, rightAligned, said, weighed } from '../understood.ts';

/**
 * Sartorius SBI output. A value is a cell of 14 characters: sign, nine for the number with a blank behind it,
 * three for the unit. The longer format puts an ID of six characters before the cell. The unit is sent only
 * while the value is stable, so a blank unit means moving, and no unit is ever filled in.
 */

export const framing = crLfLines(64);

const CELL = 14;
const ID = 6;

const UNITS: ReadonlySet<string> = new Set(
  'g kg mg ct lb oz ozt tlh tls tlt tlc GN dwt /lb mom K tol bat MS %'.split(' '),
);
const PIECES = 'pcs';

/** What an ID says about the value behind it. */
const BASES: Readonly<Record<string, Reading['basis']>> = {
  '': 'unknown',
  N: 'net',
  G: 'gross',
  'G#': 'gross',
  T: 'tare',
  T1: 'tare',
  T2: 'tare',
  PT2: 'tare',
  'Cont.T': 'tare',
};

/** IDs of values that do not lie on the pan: limits, references, totals and results of applications. */
const NOT_ON_THE_PAN: ReadonlySet<string> = new Set([
  ...['Qnt', 'Diff', 'Nom.', 'nRef', 'pRef', 'wRef', 'mDef', 'x-Net', 'Setp', 'W.Diff', 'Lim', 'Max', 'Min'],
  ...['D', 'Prc', 'Tot.cp', 'n', '*G', '*N'],
]);

/** Words in the place of a value. */
const SPECIALS: Readonly<Record<string, readonly [DeviceErrorStatus, string?]>> = {
  H: ['overload'],
  HH: ['overload', 'above the range of the check'],
  High: ['overload'],
  L: ['underload'],
  LL: ['underload', 'below the range of the check'],
  Low: ['underload'],
  C: ['busy', 'adjusting'],
  Cal: ['busy', 'adjusting'],
  'Cal.Int.': ['busy', 'internal adjustment'],
  'Cal.Ext.': ['busy', 'external adjustment'],
  '--': ['busy', 'no final value on the display'],
  OFF: ['busy', 'switched off, on standby'],
  'APP.ERR': ['logical', 'the application cannot use this load'],
  'DIS.ERR': ['logical', 'the value does not fit the output format'],
  'PRT.ERR': ['busy', 'the print output is blocked'],
  'COMM.ERR': ['device-error', 'the weigh cell does not answer'],
  'SYS.ERR': ['device-error', 'the system data are damaged'],
};

/** `Err ###`, by number. */
const ERRORS: Readonly<Record<number, readonly [DeviceErrorStatus, string]>> = {
  1: ['logical', 'the value does not fit the display'],
  2: ['logical', 'adjustment needs an empty pan and a zero'],
  3: ['timeout', 'adjustment did not end in time'],
  6: ['device-error', 'the built-in weight is defective'],
  7: ['busy', 'the function is not possible now'],
  8: ['overload', 'the load is too heavy to zero'],
  9: ['underload', 'below zero nothing is tared'],
  10: ['logical', 'the tare key is blocked by a tare memory'],
  11: ['logical', 'the tare memory takes no such value'],
  54: ['underload', 'below the weighing range'],
  55: ['overload', 'above the weighing range'],
};

const ERROR = /^E(?:rr|RR) {0,2}(\d{1,3})$/;
const SERIAL = /^Ser\.?[Nn]o\.? *([A-Z0-9]{4,14})$/;
/** A model such as `BCE3202-1S`; letters first and a hyphen inside, so that no weight looks like one. */
const MODEL = /^[A-Z]{2,}[A-Z0-9]*-[A-Z0-9-]*$/;
/** On verified instruments the last digit stands in brackets, in the place of the blank behind the number. */
const WITH_UNVERIFIED = /^ *(\d+\.?\d*)\[(\d)\]$/;

/** Reads one frame without its CR LF. Never throws; what is not exactly a known frame is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  if (text.length > ID + CELL) return malformed('longer than 22 characters');
  const words = text.trim();
  const serial = SERIAL.exec(words);
  if (serial) return identified('serial', serial[1] ?? '', 'x2_');
  if (MODEL.test(words)) return identified('model', words, 'x1_');
  const state = words.startsWith('Stat') ? words.slice('Stat'.length).trimStart() : words;
  const special = specialOf(state);
  if (special !== null) return special;
  if (text.length === CELL) return cell(text, 'unknown');
  if (text.length !== ID + CELL) return malformed('neither 16 nor 22 characters with CR LF');

  const id = text.slice(0, ID).trim();
  if (NOT_ON_THE_PAN.has(id)) return said({ kind: 'status', status: `${id}: no weight on the pan` });
  const basis = Object.hasOwn(BASES, id) ? BASES[id] : undefined;
  return basis === undefined ? malformed(`unknown ID ${id}`) : cell(text.slice(ID), basis);
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function specialOf(words: string): Understood | null {
  const special = Object.hasOwn(SPECIALS, words) ? SPECIALS[words] : undefined;
  if (special) return failed(special[0], null, special[1]);
  const number = ERROR.exec(words)?.[1];
  if (number === undefined) return null;
  const [status, meaning] = ERRORS[Number(number)] ?? ['device-error', 'unknown error'];
  return failed(status, null, `Err ${number}: ${meaning}`);
}

function cell(text: string, basis: Reading['basis']): Understood {
  const sign = text.slice(0, 1);
  const digits = digitsOf(text.slice(1, 11));
  const unit = text.slice(11).trimEnd();
  if (!/^[+\- ]$/.test(sign) || digits === null) return malformed('not a weight: a sign and digits expected');
  // Without sign and unit the digits may as well be a serial number that was asked for.
  if (sign === ' ' && unit === '' && !/^[0.]+$/.test(digits)) {
    return malformed('digits with neither sign nor unit');
  }
  const value = sign.trim() + digits;
  if (unit === PIECES) return counted(value);
  if (unit !== '' && !UNITS.has(unit)) return malformed(`unknown unit ${unit}`);
  return weighed({ value, unit, stable: unit !== '', basis });
}

function digitsOf(field: string): string | null {
  const [, verified = '', unverified = ''] = WITH_UNVERIFIED.exec(field) ?? [];
  if (unverified !== '') return rightAligned(verified + unverified);
  return field.endsWith(' ') ? rightAligned(field.slice(0, -1)) : null;
}

const ESC = 0x1b;

/** The bytes of a command: ESC and its letter, or letter, digit and underline (`P`, `x2_`), with CR LF. */
export const command = (name: string): Uint8Array =>
  Uint8Array.of(ESC, ...Array.from(name, (char) => char.charCodeAt(0)), 0x0d, 0x0a);
