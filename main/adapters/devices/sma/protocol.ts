import { ascii } from '../../../application/devices/printable.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import { failed, malformed, weight } from '../decodings.ts';

/**
 * SMA SCP-0499, levels 1 and 2. Every answer begins with LF and ends with CR; a weight is
 * `LF s r n m f xxxxxx.xxx uuu CR` with every field at its place.
 */

/** The scale status `s` that makes the weight field no weight. `Z` and blank do not. */
const CONDITIONS: Readonly<Record<string, readonly [DeviceErrorStatus, string?]>> = {
  O: ['overload'],
  U: ['underload'],
  E: ['device-error', 'zero error'],
  I: ['device-error', 'initial zero error'],
  T: ['logical', 'tare error'],
};

const BASES: Readonly<Record<string, Reading['basis']>> = {
  G: 'gross',
  N: 'net',
  T: 'tare',
  g: 'gross',
  n: 'net',
};

const UNITS: Readonly<Record<string, string>> = {
  g: 'g',
  kg: 'kg',
  mg: 'mg',
  t: 't',
  lb: 'lb',
  oz: 'oz',
  ct: 'ct',
  ozt: 'ozt',
  dwt: 'dwt',
  G: 'g',
  KG: 'kg',
  LB: 'lb',
  OZ: 'oz',
};

const SELF_TEST: Readonly<Record<string, string>> = { R: 'RAM or ROM', E: 'EEPROM', C: 'calibration' };

/** Fields of the answers to A, B, I and N by the three letters that head them. */
const FACTS: Readonly<Record<string, string>> = {
  SMA: 'levels',
  MFG: 'manufacturer',
  MOD: 'model',
  REV: 'software',
  'SN ': 'serial',
  TYP: 'type',
  CAP: 'capacity',
  CMD: 'command',
};

const WEIGHT = /^\n([ ZOUEIT])([1-9])([GNTgn])([ M]) ([ 0-9.-]{10})([A-Za-z]{1,3} {0,2})\r?$/;
const FIELD = /^ *(-?\d{1,9}(?:\.\d{1,8})?)$/;
const FACT = /^\n([A-Z][A-Z0-9][A-Z0-9 ]):([ -~]{0,25})\r?$/;
const SELF_TEST_ANSWER = /^\n([R ])([E ])([C ]) \r?$/;

/** Reads one answer from its LF on, with or without its CR. Never throws. */
export function decode(frame: Uint8Array): Decoded {
  const text = ascii(frame);
  if (!text.startsWith('\n')) return malformed('an SMA answer begins with LF');
  const message = text.slice(1).replace(/\r$/, '');
  if (message === '?') return failed('syntax', 'command not known');
  if (message === '!') return failed('transmission');
  const parts = WEIGHT.exec(text);
  if (parts) return fromWeight(parts);
  const [, r, e, c] = SELF_TEST_ANSWER.exec(text) ?? [];
  if (r !== undefined) return selfTest([r, e ?? '', c ?? '']);
  const [, name = '', value = ''] = FACT.exec(text) ?? [];
  if (name === 'END') return { kind: 'status', status: 'end' };
  const field = Object.hasOwn(FACTS, name) ? FACTS[name] : undefined;
  if (field === undefined) return malformed('not an SMA answer');
  return value.trim() === ''
    ? malformed(`${name} with an empty text`)
    : { kind: 'identity', field, value: value.trim() };
}

function fromWeight([, status = '', , basis = '', motion, field = '', unit = '']: RegExpExecArray): Decoded {
  if (unit.length !== UNIT_PLACES) return malformed('the unit does not fill its three places');
  const condition = CONDITIONS[status];
  if (condition !== undefined) return failed(...condition);
  const [, value = ''] = FIELD.exec(field) ?? [];
  if (value === '') return malformed('not a number in the ten places of the weight');
  const name = UNITS[unit.trim()];
  if (name === undefined) return malformed(`unknown unit ${unit.trim()}`);
  return weight(value, name, motion !== 'M', BASES[basis] ?? 'unknown');
}
const UNIT_PLACES = 3;

function selfTest(marks: readonly string[]): Decoded {
  const faults = marks.map((mark) => SELF_TEST[mark]).filter((fault) => fault !== undefined);
  return faults.length === 0
    ? { kind: 'status', status: 'self-test-passed' }
    : failed('device-error', `self-test: ${faults.join(', ')}`);
}
