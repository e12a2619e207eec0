import { ascii, bytesOf } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import type { LineFraming } from '../line-framing.ts';
import { failed, identified, malformed, said, weighed } from '../understood.ts';

/**
 * SMA SCP-0499, levels 1 and 2. Every answer begins with LF and ends with CR; a weight is
 * `LF s r n m f xxxxxx.xxx uuu CR` with every field at its place.
 */

/** An answer ends with CR; it begins with LF, which stays in the frame and has to be there. */
export const framing: LineFraming = { end: 0x0d, companion: null, cap: 64, settleMs: 100, abandonMs: 1000 };

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

const WEIGHT =
  /^(?=[^\r]{19}\r?$)\n([ ZOUEIT])([1-9])([GNTgn])([ M]) ([ 0-9.-]{10})([A-Za-z]{1,3} {0,2})\r?$/;
const FIELD = /^ *(-?\d{1,9}(?:\.\d{1,8})?)$/;
const FACT = /^\n([A-Z][A-Z0-9][A-Z0-9 ]):([ -~]{0,25})\r?$/;
const SELF_TEST_ANSWER = /^\n([R ])([E ])([C ]) \r?$/;

/** Reads one answer from its LF on, with or without its CR. Never throws. */
export function understand(frame: Uint8Array): Understood {
  const text = ascii(frame);
  if (!text.startsWith('\n')) return malformed('an SMA answer begins with LF');
  const message = text.slice(1).replace(/\r$/, '');
  if (message === '?') return failed('syntax', null, 'command not known');
  if (message === '!') return failed('transmission');
  const parts = WEIGHT.exec(text);
  if (parts) return fromWeight(parts);
  const [, r, e, c] = SELF_TEST_ANSWER.exec(text) ?? [];
  if (r !== undefined) return selfTest([r, e ?? '', c ?? '']);
  const [, name = '', value = ''] = FACT.exec(text) ?? [];
  if (name === 'END') return said({ kind: 'status', status: 'end' });
  const field = Object.hasOwn(FACTS, name) ? FACTS[name] : undefined;
  if (field === undefined) return malformed('not an SMA answer');
  return value.trim() === '' ? malformed(`${name} with an empty text`) : identified(field, value.trim());
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function fromWeight([
  ,
  status = '',
  ,
  basis = '',
  motion,
  field = '',
  unit = '',
]: RegExpExecArray): Understood {
  const condition = CONDITIONS[status];
  if (condition !== undefined) return failed(condition[0], null, condition[1]);
  const [, value = ''] = FIELD.exec(field) ?? [];
  if (value === '') return malformed('not a number in the ten places of the weight');
  const name = UNITS[unit.trim()];
  if (name === undefined) return malformed(`unknown unit ${unit.trim()}`);
  return weighed({ value, unit: name, stable: motion !== 'M', basis: BASES[basis] ?? 'unknown' });
}

function selfTest(marks: readonly string[]): Understood {
  const faults = marks.map((mark) => SELF_TEST[mark]).filter((fault) => fault !== undefined);
  return faults.length === 0
    ? said({ kind: 'status', status: 'self-test-passed' })
    : failed('device-error', null, `self-test: ${faults.join(', ')}`);
}

/** A command is one letter between LF and CR. */
export const command = (letter: string): Uint8Array => bytesOf(`\n${letter}\r`);
