import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import { counted, failed, malformed, weighed } from '../understood.ts';

/**
 * Adam Equipment lines: CPWplus (`G/W + 2.00 kg`, older `G + 2.00 kg` or no label), AZextra (`1.234kg`), Highland
 * format 2 (16 characters, no label). None says whether the weight is stable. MDW speaks NCI.
 */

/** Lines of a printed record are no longer than its ticket is wide. */
export const framing = crLfLines(64);

const BASES: Readonly<Record<string, Reading['basis']>> = { G: 'gross', N: 'net', T: 'tare' };

const UNITS: Readonly<Record<string, string>> = {
  g: 'g',
  kg: 'kg',
  Kg: 'kg',
  mg: 'mg',
  ct: 'ct',
  lb: 'lb',
  oz: 'oz',
  ozt: 'ozt',
  dwt: 'dwt',
  GN: 'GN',
  mom: 'mom',
  '%': '%',
};
const PIECES: ReadonlySet<string> = new Set(['PCS', 'pcs']);

const LINE = /^(?:([GNT])(?:\/W)? +)?([-+]?) *(\d{1,8}(?:\.\d{1,7})?) *([A-Za-z%]{1,3}) *$/;
/** The balances of PGL and its kin refuse a command with `!E` and one letter. */
const REFUSAL = /^!?E([UKF])$/;
const REFUSALS: Readonly<Record<string, readonly [DeviceErrorStatus, string]>> = {
  U: ['syntax', 'the first character is not K'],
  K: ['bad-parameter', 'there is no such key'],
  F: ['syntax', 'the format of the command is wrong'],
};

/** Reads one line without its CR LF. Never throws; lines of a printed record are malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  const refusal = REFUSALS[REFUSAL.exec(text)?.[1] ?? ''];
  if (refusal !== undefined) return failed(refusal[0], null, refusal[1]);
  const [, label = '', sign = '', digits = '', unit = ''] = LINE.exec(text) ?? [];
  if (digits === '') return malformed('not a weight: a label, a sign, digits and a unit expected');
  const value = sign + digits;
  if (PIECES.has(unit)) {
    return label === '' && /^[-+]?\d+$/.test(value) ? counted(value) : malformed('not a count');
  }
  const name = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return name === undefined
    ? malformed(`unknown unit ${unit}`)
    : weighed({ value, unit: name, stable: null, basis: BASES[label] ?? 'unknown' });
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

export const command = (letter: string): Uint8Array => bytesOf(`${letter}\r\n`);
