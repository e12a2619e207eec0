import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import { counted, DIGITS, failed, malformed, said, weighed } from '../understood.ts';

/**
 * Ohaus print lines. A moving weight carries a `?`, a stable one only a blank in its place. So a line that lost
 * a byte must fit no layout, and a line that ends before that place does not say whether it is stable.
 */

export const framing = crLfLines(96);

const UNITS: ReadonlySet<string> = new Set(
  'g kg mg t ct lb oz ozt dwt GN N mom msg tical tola baht tlh tls tlt %'.split(' '),
);
const PIECES = 'PCS';

/** What stands behind the place of the `?`. */
const BASES: Readonly<Record<string, Reading['basis']>> = {
  '': 'unknown',
  G: 'gross',
  'B/G': 'gross',
  N: 'net',
  NET: 'net',
  T: 'tare',
};
const TIME = /^\d{2}:\d{2}:\d{2}$/;

const ERROR = /^\[?Err(?:or)? ?(\d{1,2}(?:\.\d)?)\]?$/;
const ERRORS: Readonly<Record<string, readonly [DeviceErrorStatus, string]>> = {
  '8.1': ['device-error', 'above the zero range when it was switched on'],
  '8.2': ['device-error', 'below the zero range when it was switched on'],
  '8.3': ['overload', 'above the weighing range'],
  '8.4': ['underload', 'below the weighing range'],
  '9.5': ['device-error', 'no calibration data'],
  '53': ['device-error', 'checksum of the memory'],
};

interface Columns {
  readonly field: string;
  readonly unit: string;
  /** The place of the `?`; null where the line ends before it. */
  readonly mark: string | null;
  readonly legend: string;
}

/** Lengths of an indicator's line: without a legend, with `G`, with a legend padded to three. */
const INDICATOR_LENGTHS: ReadonlySet<number> = new Set([15, 16, 18]);
const BALANCE_LENGTH = 19;
/** The unit is as long as it is; then the end, or the `?` alone, or its place and a legend. */
const UNPADDED = /^(.{11}) ([A-Za-z%]{1,5})(?: (\?)| ([ ?]) (\S.*))?$/;

const LAYOUTS: readonly ((text: string) => Columns | null)[] = [
  // Defender, Ranger 3000 and other indicators: 8 for the weight, blank, 5 for the unit, mark, legend.
  (text) => (INDICATOR_LENGTHS.has(text.length) ? padded(text, 8) : null),
  // Adventurer Pro, Voyager, Pioneer: 12 for the weight, blank, 5 for the unit, mark.
  (text) => (text.length === BALANCE_LENGTH ? padded(text, 12) : null),
  // Explorer: 11 for a weight with its point, so that a lost point shows.
  (text) => {
    const [, field = '', unit = '', alone, mark, legend = ''] = UNPADDED.exec(text) ?? [];
    if (!field.includes('.') && unit !== PIECES) return null;
    return { field, unit, mark: alone ?? mark ?? null, legend };
  },
];

function padded(text: string, width: number): Columns | null {
  const unit = text.slice(width + 1, width + 6).trimEnd();
  const mark = text.charAt(width + 6);
  const fits = text.charAt(width) === ' ' && /^[A-Za-z%]+$/.test(unit) && /^[ ?]$/.test(mark);
  return fits ? { field: text.slice(0, width), unit, mark, legend: text.slice(width + 7).trimEnd() } : null;
}

/** Reads one frame without its CR LF. Never throws; what is not exactly a known line is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  if (text === 'ES') return failed('syntax');
  if (text === 'OK!') return said({ kind: 'ack' });
  const number = ERROR.exec(text.trim())?.[1];
  if (number !== undefined) return error(number);
  for (const layout of LAYOUTS) {
    const columns = layout(text);
    const weight = columns === null ? null : weightIn(columns);
    if (weight !== null) return weight;
  }
  return malformed('not a weight line of a known length');
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function error(number: string): Understood {
  if (number === '0') return said({ kind: 'status', status: 'no error' });
  const [status, meaning] = ERRORS[number] ?? ['device-error', 'unknown error'];
  return failed(status, null, `Err ${number}: ${meaning}`);
}

/** The polarity stands in the first column or directly before the digits. */
function weightIn({ field, unit, mark, legend }: Columns): Understood | null {
  const [, sign = '', digits = ''] = /^ *(-?) *([\d.]+)$/.exec(field) ?? [];
  if (!DIGITS.test(digits)) return null;
  const isTimed = TIME.test(legend);
  const basis = isTimed ? 'unknown' : Object.hasOwn(BASES, legend) ? BASES[legend] : undefined;
  if (basis === undefined) {
    const isTotal = legend === 'TOTAL';
    return isTotal ? said({ kind: 'status', status: 'TOTAL: no weight on the pan' }) : null;
  }
  if (unit === PIECES) return counted(sign + digits);
  if (!UNITS.has(unit)) return malformed(`unknown unit ${unit}`);
  return weighed({ value: sign + digits, unit, stable: mark === null ? null : mark === ' ', basis });
}

export const command = (name: string): Uint8Array => bytesOf(`${name}\r\n`);
