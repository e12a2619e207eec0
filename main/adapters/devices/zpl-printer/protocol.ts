import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { PrinterStatus, Understood } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';
import { decodeQueryAnswer, isQueryAnswer } from './query-answers.ts';

/**
 * ZPL II host status: `~HS` is answered with three strings, each between STX and ETX, their fields separated by
 * commas. Lengths of fields vary with the firmware, so fields are counted, never sliced.
 */
export const STX = 0x02;
export const ETX = 0x03;

/** Three strings of at most 60 bytes with their CR LF. */
export const STATUS_CAP = 256;

export const HOST_STATUS = bytesOf('~HS\r\n');
/** Asks for the length that the printer has ever printed. */
export const ODOMETER = bytesOf('~HQOD\r\n');
/** Cancels all formats in the buffer and the one being printed. */
export const CANCEL_ALL = bytesOf('~JA\r\n');

/** `secret` fields are checked and not told: the status of a printer carries its password. */
type Field = readonly [name: string, form: 'flag' | 'number' | 'text' | 'unused' | 'secret'];

/** The fields of the three strings in the order of the wire (ZPL II programming guide, ~HS). */
const STRINGS: readonly (readonly Field[])[] = [
  [
    ['communication', 'text'],
    ['paperOut', 'flag'],
    ['paused', 'flag'],
    ['labelLength', 'number'],
    ['formatsInBuffer', 'number'],
    ['bufferFull', 'flag'],
    ['diagnosticMode', 'flag'],
    ['partialFormat', 'flag'],
    ['unused', 'unused'],
    ['corruptRam', 'flag'],
    ['underTemperature', 'flag'],
    ['overTemperature', 'flag'],
  ],
  [
    ['functions', 'text'],
    ['unused', 'unused'],
    ['headUp', 'flag'],
    ['ribbonOut', 'flag'],
    ['thermalTransfer', 'flag'],
    ['printMode', 'text'],
    ['printWidthMode', 'number'],
    ['labelWaiting', 'flag'],
    ['labelsRemaining', 'number'],
    ['formatWhilePrinting', 'number'],
    ['graphicsStored', 'number'],
  ],
  [
    ['password', 'secret'],
    ['staticRam', 'flag'],
  ],
];

const NUMBER = /^\d{1,8}$/;
const TEXT = /^[0-9A-Za-z]{1,4}$/;

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/** Reads the three strings as they came, with STX, ETX and CR LF, or the one of a query. */
export function decode(frame: Uint8Array): Decoded {
  const query = queryOf(frame);
  if (query !== null) return decodeQueryAnswer(query);
  const strings = stringsOf(frame);
  if (typeof strings === 'string') return malformed(strings);
  const status: Record<string, boolean | number | string> = {};
  for (const [at, fields] of STRINGS.entries()) {
    const values = strings[at]?.split(',') ?? [];
    if (values.length !== fields.length) {
      return malformed(`string ${at + 1} has ${values.length} fields instead of ${fields.length}`);
    }
    for (const [place, [name, form]] of fields.entries()) {
      const value = readField(values[place] ?? '', form);
      if (value === null) return malformed(`field ${name} is not a ${form}`);
      if (form !== 'unused' && form !== 'secret') status[name] = value;
    }
  }
  return { kind: 'printer', ...status };
}

/** The text of a query's answer, one string of lines; null where the frame is no such answer. */
function queryOf(frame: Uint8Array): string | null {
  const end = frame.indexOf(ETX);
  const body = ascii(frame.subarray(1, Math.max(end, 1)));
  const isOne = frame[0] === STX && /^\r?\n?$/.test(ascii(frame.subarray(end + 1)));
  return isOne && isQueryAnswer(body) && /^[\r\n -~]*$/.test(body) ? body : null;
}

/** Takes the three strings apart; a sentence when the bytes are anything else. */
function stringsOf(frame: Uint8Array): readonly string[] | string {
  const strings: string[] = [];
  let at = 0;
  while (at < frame.length) {
    if (frame[at] !== STX) return 'bytes outside STX and ETX';
    const end = frame.indexOf(ETX, at);
    if (end < 0) return 'a string without ETX';
    const body = frame.subarray(at + 1, end);
    const stray = unprintable(body);
    if (stray !== null) return `byte ${stray} inside a string`;
    strings.push(ascii(body));
    at = end + 1;
    if (frame[at] === 0x0d) at += 1;
    if (frame[at] === 0x0a) at += 1;
  }
  return strings.length === STRINGS.length
    ? strings
    : `${strings.length} strings instead of ${STRINGS.length}`;
}

function readField(text: string, form: Field[1]): boolean | number | string | null {
  switch (form) {
    case 'flag':
      return text === '0' ? false : text === '1' ? true : null;
    case 'number':
    case 'unused':
      return NUMBER.test(text) ? Number(text) : null;
    case 'text':
    case 'secret':
      return TEXT.test(text) ? text : null;
  }
}

/** The frame as it may be stored and shown: the password in the third string is left out. */
export const concealed = (raw: string): string =>
  raw.replace(/\\x02[0-9A-Za-z]{1,4},([01])\\x03/g, '\\x02****,$1\\x03');

export const understand = (frame: Uint8Array): Understood => {
  const decoded = decode(frame);
  return { decoded, answers: decoded.kind === 'printer' ? answered(decoded) : null, last: true };
};

/** Each of the three answers has a field of its own. */
function answered(status: PrinterStatus): 'HS' | 'HQES' | 'HQOD' {
  if (status['formatsInBuffer'] !== undefined) return 'HS';
  return status['lengthUnit'] === undefined ? 'HQES' : 'HQOD';
}

const FAULTS = [
  'paperOut',
  'paused',
  'headUp',
  'overTemperature',
  'underTemperature',
  'corruptRam',
  'bufferFull',
  'diagnosticMode',
] as const;

/** What keeps a label from coming out. A missing ribbon matters only where one is used. */
export function faultsOf(status: PrinterStatus): readonly string[] {
  const faults: string[] = FAULTS.filter((flag) => status[flag] === true);
  if (status['ribbonOut'] === true && status['thermalTransfer'] === true) faults.push('ribbonOut');
  return faults;
}

/** Nothing received in part, buffered, left of a batch, or waiting at the peel bar. */
export const isIdle = (status: PrinterStatus): boolean =>
  status['formatsInBuffer'] === 0 &&
  status['labelsRemaining'] === 0 &&
  status['partialFormat'] === false &&
  status['labelWaiting'] === false;
