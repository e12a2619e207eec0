import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, Reading } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import { DIGITS, failed, malformed, weighed } from '../understood.ts';

/**
 * The `ST,GS` format of many industrial indicators. The number always has eight places, sign first, blanks
 * before the digits; what differs is the comma before it and the width of the unit behind it. Each layout has
 * one length, so that a frame that lost a byte fits none of them.
 */

export const framing = crLfLines(64);

const STABLE: Readonly<Record<string, boolean>> = { ST: true, US: false };
const BASES: Readonly<Record<string, Reading['basis']>> = { GS: 'gross', NT: 'net', TR: 'tare' };
const UNITS: ReadonlySet<string> = new Set('g kg mg t lb oz ct'.split(' '));

/** `ST,GS,␣␣18.000kg`, `ST,GS,␣␣␣␣␣0.0,kg` and, without the second comma, `ST,GS␣␣␣␣20.7g␣␣`. */
const LAYOUTS: readonly RegExp[] = [
  /^(ST|US),(GS|NT|TR),(.{8})([ A-Za-z]{2})$/,
  /^(ST|US),(GS|NT|TR),(.{8}),([ A-Za-z]{2})$/,
  /^(ST|US),(GS|NT|TR)(.{8})([ A-Za-z]{3})$/,
];
/** Headers that win over whatever stands behind them. */
const NOT_WEIGHING = /^(OL|UL|TL)(?:,(?:GS|NT|TR)[ -~]{0,14})?$/;
/** Print records: nine places with leading zeros, gross or net, and no word about stability. */
const PRINTED = /^w([wn])(-?)([\d.]{8,9})([a-z]{2})$/;
const PRINTED_PLACES = 9;

/** Reads one frame without its CR LF. Never throws; what is not exactly a known frame is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  const state = NOT_WEIGHING.exec(text)?.[1];
  if (state === 'OL') return failed(/^OL,..,? *-/.test(text) ? 'underload' : 'overload');
  if (state === 'UL') return failed('underload');
  if (state === 'TL') return failed('device-error', null, 'TL: the scale is not level');
  if (text.startsWith('w')) return printed(text);
  for (const layout of LAYOUTS) {
    const [, header = '', type = '', field = '', cell = ''] = layout.exec(text) ?? [];
    if (header === '') continue;
    const [, sign = '', digits = ''] = /^ *([+-]?) *([\d.]+)$/.exec(field) ?? [];
    if (!DIGITS.test(digits))
      return malformed('not a weight: eight places with a number at the end expected');
    return inUnit(sign + digits, cell.trim(), STABLE[header] ?? null, BASES[type] ?? 'unknown');
  }
  return malformed('not a frame of the ST,GS format');
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function printed(text: string): Understood {
  const [, type = '', sign = '', digits = '', unit = ''] = PRINTED.exec(text) ?? [];
  const isWhole = sign.length + digits.length === PRINTED_PLACES && DIGITS.test(digits);
  if (!isWhole) return malformed('not a printed weight: nine places expected');
  return inUnit(sign + digits, unit, null, type === 'w' ? 'gross' : 'net');
}

function inUnit(value: string, unit: string, stable: boolean | null, basis: Reading['basis']): Understood {
  if (!UNITS.has(unit)) return malformed(unit === '' ? 'a weight without its unit' : `unknown unit ${unit}`);
  return weighed({ value, unit, stable, basis });
}

export const command = (name: string): Uint8Array => bytesOf(`${name}\r\n`);
