import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';

/**
 * MT-SICS, levels 0 and 1 and the adjustment of level 2, as data. An answer is `ID status[ value unit]`; the id
 * names the command, except that S, SI, SIR, SR and ST are all answered with `S`.
 */

/** What a status letter means behind an id. Anything not in the table is malformed. */
type Meaning =
  | { readonly weight: Reading['basis']; readonly stable: boolean | null }
  | { readonly ack: true; readonly more?: boolean }
  | { readonly identity: string; readonly more?: boolean };

const ACK: Meaning = { ack: true };
const STARTED: Meaning = { ack: true, more: true };

const ANSWERS: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  S: { S: { weight: 'unknown', stable: true }, D: { weight: 'unknown', stable: false } },
  T: { S: { weight: 'tare', stable: true } },
  TI: { S: { weight: 'tare', stable: true }, D: { weight: 'tare', stable: false } },
  TA: { A: { weight: 'tare', stable: null } },
  TAC: { A: ACK },
  Z: { A: ACK },
  ZI: { S: ACK, D: ACK },
  D: { A: ACK, R: ACK },
  DW: { A: ACK },
  K: { A: ACK },
  SR: { A: ACK },
  ST: { A: ACK },
  C0: { A: ACK, B: STARTED },
  C1: { A: ACK, B: STARTED },
  C2: { A: ACK, B: STARTED },
  C3: { A: ACK, B: STARTED },
  I0: { A: { identity: 'command' }, B: { identity: 'command', more: true } },
  I1: { A: { identity: 'levels' } },
  I2: { A: { identity: 'model' } },
  I3: { A: { identity: 'software' } },
  I4: { A: { identity: 'serial' } },
  I5: { A: { identity: 'software-material' } },
  I10: { A: { identity: 'name' } },
  I11: { A: { identity: 'type' } },
};

/** Statuses without a value, the same behind every id that can have them. */
const REFUSALS: Readonly<Record<string, DeviceErrorStatus>> = { I: 'busy', L: 'bad-parameter' };
const OUT_OF_RANGE: Readonly<Record<string, DeviceErrorStatus>> = { '+': 'overload', '-': 'underload' };
const WEIGHING: ReadonlySet<string> = new Set(['S', 'T', 'TI', 'Z', 'ZI']);

const GLOBAL_ERRORS: Readonly<Record<string, DeviceErrorStatus>> = {
  ES: 'syntax',
  ET: 'transmission',
  EL: 'logical',
};

/** Faults that a module reports in the place of a stable weight: `S S Error 10b`. */
const MODULE_FAULTS: Readonly<Record<string, string>> = {
  1: 'boot error',
  2: 'brand error',
  3: 'checksum error',
  9: 'option fail',
  10: 'EEPROM error',
  11: 'device mismatch',
  12: 'hot plug out',
  14: 'module and electronics mismatch',
  15: 'adjustment needed',
};
const MODULES: Readonly<Record<string, string>> = { b: 'weigh module', t: 'terminal' };

const UNITS: ReadonlySet<string> = new Set(
  'g kg t mg ug ct N lb oz ozt GN dwt mom msg tlh tls tlt tola baht %'.split(' '),
);

const HEAD = /^(@|[A-Z]+[0-9]{0,2}) ([A-Z+-])(?= |$)(.*)$/;
const WEIGHT = /^ +(-?\d{1,15}(?:\.\d{1,15})?) +(\S+) *$/;
const PIECES = /^ +(-?\d{1,15}) +PCS *$/;
const FAULT = /^ +Error (\d{1,3})([bt]) *$/;
const TEXTS = /^(?: +(?:"(?:[^"\\]|\\.)*"|\d+))+ *$/;
const TEXT = /"((?:[^"\\]|\\.)*)"|(\d+)/g;

const malformed = (reason: string): Understood => ({
  decoded: { kind: 'malformed', reason },
  answers: null,
  last: true,
});
const failed = (status: DeviceErrorStatus, answers: string | null, detail?: string): Understood => ({
  decoded: detail === undefined ? { kind: 'error', status } : { kind: 'error', status, detail },
  answers,
  last: true,
});

/** Reads one frame without its CR LF. Never throws; what is not exactly a known answer is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  const global = GLOBAL_ERRORS[text];
  if (global !== undefined) return failed(global, null);
  const [, id = '', status = '', rest = ''] = HEAD.exec(text) ?? [];
  const meanings = Object.hasOwn(ANSWERS, id) ? ANSWERS[id] : undefined;
  if (meanings === undefined) return malformed('not an MT-SICS answer');

  const meaning = Object.hasOwn(meanings, status) ? meanings[status] : undefined;
  if (meaning === undefined) return refusal(id, status, rest);
  if ('weight' in meaning) return weight(id, meaning, rest);
  if ('identity' in meaning) return identity(id, meaning, rest);
  if (rest.trim() !== '') return malformed(`text after ${id} ${status}`);
  return { decoded: { kind: 'ack', command: id }, answers: id, last: meaning.more !== true };
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function refusal(id: string, status: string, rest: string): Understood {
  const error = REFUSALS[status] ?? (WEIGHING.has(id) ? OUT_OF_RANGE[status] : undefined);
  if (error === undefined) return malformed(`${id} has no status ${status}`);
  if (rest.trim() !== '') return malformed(`text after ${id} ${status}`);
  return failed(error, id);
}

function weight(
  id: string,
  meaning: { readonly weight: Reading['basis']; readonly stable: boolean | null },
  rest: string,
): Understood {
  const fault = FAULT.exec(rest);
  if (fault) {
    const [, number = '', module = ''] = fault;
    const name = MODULE_FAULTS[number] ?? 'unknown fault';
    return failed('device-error', id, `Error ${number}${module}: ${name} (${MODULES[module]})`);
  }
  const pieces = PIECES.exec(rest);
  if (pieces) return { decoded: { kind: 'count', value: pieces[1] ?? '' }, answers: id, last: true };
  const match = WEIGHT.exec(rest);
  if (!match) return malformed('not a weight: decimal digits and a unit expected');
  const [, value = '', unit = ''] = match;
  if (!UNITS.has(unit)) return malformed(`unknown unit ${unit}`);
  return {
    decoded: { kind: 'reading', value, unit, stable: meaning.stable, basis: meaning.weight },
    answers: id,
    last: true,
  };
}

function identity(
  id: string,
  meaning: { readonly identity: string; readonly more?: boolean },
  rest: string,
): Understood {
  if (!TEXTS.test(rest)) return malformed(`${id} without its quoted text`);
  const parts = [...rest.matchAll(TEXT)].map(([, quoted, digits]) =>
    quoted === undefined ? (digits ?? '') : quoted.replace(/\\(.)/g, '$1'),
  );
  const value = parts.join(' ').trim();
  if (value === '') return malformed(`${id} with an empty text`);
  return {
    decoded: { kind: 'identity', field: meaning.identity, value },
    answers: id,
    last: meaning.more !== true,
  };
}

/** The bytes of a command without parameters: `S`, `@`, `I4`. */
export const command = (name: string): Uint8Array => bytesOf(`${name}\r\n`);

/** `D "text"`: shows a text on the instrument; a quote or backslash is escaped, other than ASCII refused. */
export function displayText(text: string): Uint8Array {
  if (!/^[\x20-\x7e]{0,40}$/.test(text)) throw new Error('a scale display takes up to 40 ASCII characters');
  return bytesOf(`D "${text.replace(/["\\]/g, '\\$&')}"\r\n`);
}

/** `TA value unit`: presets a tare; the decimal text goes out as given. */
export function presetTare(value: string, unit: string): Uint8Array {
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(value) || !UNITS.has(unit)) throw new Error('not a tare weight');
  return bytesOf(`TA ${value} ${unit}\r\n`);
}
