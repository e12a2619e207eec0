import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import { counted, DIGITS, failed, identified, malformed, said, weighed } from '../understood.ts';

/**
 * A&D standard format and number-only format (NU). A standard weight has exactly 15 characters: header of two,
 * comma, sign, eight for the number with its leading zeros, three for the unit, right-aligned. The other formats
 * of the same balances (DP, KF, MT, CSV) are not these and are malformed here.
 */

export const framing = crLfLines(64);

const AK = 0x06;

const STABLE: Readonly<Record<string, boolean>> = { ST: true, US: false, QT: true };
const UNITS: ReadonlySet<string> = new Set('g kg mg t ct lb oz ozt mom dwt GN tl tol mes N %'.split(' '));
const PIECES = 'PC';

/** `EC,Exx`, by number. */
const ERRORS: Readonly<Record<number, readonly [DeviceErrorStatus, string]>> = {
  0: ['transmission', 'communications error'],
  1: ['syntax', 'undefined command'],
  2: ['busy', 'not ready'],
  3: ['timeout', 'timeout'],
  4: ['syntax', 'too many characters'],
  5: ['bad-parameter', 'no such id'],
  6: ['syntax', 'wrong format of the command'],
  7: ['bad-parameter', 'value out of range'],
  11: ['timeout', 'the value did not become stable'],
  16: ['device-error', 'the internal mass changes nothing'],
  17: ['device-error', 'the internal mass cannot be moved'],
  20: ['bad-parameter', 'the calibration weight is too heavy'],
  21: ['bad-parameter', 'the calibration weight is too light'],
};

const WEIGHT = /^(ST|US|QT),([+-])([\d.]{8})([ A-Za-z%]{3})(?:,(?:LO|OK|HI|--))?$/;
/** OL wins over whatever digits stand behind it; between 9999999E+19 and blanks, all were seen. */
const OUT_OF_RANGE = /^OL,([+-])[\d.E+ ]{0,12}[ A-Za-z%]{0,3}(?:,(?:LO|OK|HI|--))?$/;
const NUMBER = /^([+-])([\d.]{8})$/;
const ERROR = /^EC,E(\d{1,2})$/;
const IDENTITY = /^(SN|TN|ID),([A-Za-z0-9.+-]{1,20}) *$/;
const FIELDS: Readonly<Record<string, string>> = { SN: 'serial', TN: 'model', ID: 'id' };

/** Reads one frame of the standard format without its CR LF. Never throws. */
export const understand = (frame: Uint8Array): Understood => understandAs(frame, standardWeight);

/** Reads one frame of the number-only format: nine characters, and neither unit nor stability. Never throws. */
export const understandNumber = (frame: Uint8Array): Understood => understandAs(frame, numberOnly);

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;
export const decodeNumber = (frame: Uint8Array): Decoded => understandNumber(frame).decoded;

/** What both formats share: acknowledgements, errors and identity. */
function understandAs(frame: Uint8Array, weight: (text: string) => Understood): Understood {
  if (frame.length === 1 && frame[0] === AK) return said({ kind: 'ack' });
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  const number = ERROR.exec(text)?.[1];
  if (number !== undefined) {
    const [status, meaning] = ERRORS[Number(number)] ?? ['device-error', 'unknown error'];
    return failed(status, null, `${text}: ${meaning}`);
  }
  const [, head = '', value = ''] = IDENTITY.exec(text) ?? [];
  if (head !== '') return identified(FIELDS[head] ?? head, value, `?${head}`);
  return weight(text);
}

function standardWeight(text: string): Understood {
  const outOfRange = OUT_OF_RANGE.exec(text);
  if (outOfRange) return failed(outOfRange[1] === '+' ? 'overload' : 'underload');
  const match = WEIGHT.exec(text);
  if (!match) return malformed('not 15 characters of the A&D standard format');
  const [, header = '', sign = '', digits = '', cell = ''] = match;
  if (!DIGITS.test(digits)) return malformed('not a weight: eight digits with at most one point expected');
  const unit = cell.trimStart();
  const isCount = unit === PIECES;
  if (isCount)
    return header === 'ST' ? malformed('pieces with the header of a weight') : counted(sign + digits);
  if (header === 'QT') return malformed('a count in a unit of weight');
  if (!UNITS.has(unit)) return malformed(unit === '' ? 'a weight without its unit' : `unknown unit ${unit}`);
  return weighed({ value: sign + digits, unit, stable: STABLE[header] ?? null, basis: 'unknown' });
}

function numberOnly(text: string): Understood {
  const [, sign = '', digits = ''] = NUMBER.exec(text) ?? [];
  if (!DIGITS.test(digits)) return malformed('not the nine characters of a number');
  if (digits === '99999999') return failed(sign === '+' ? 'overload' : 'underload');
  return weighed({ value: sign + digits, unit: '', stable: null, basis: 'unknown' });
}

export const command = (name: string): Uint8Array => bytesOf(`${name}\r\n`);
