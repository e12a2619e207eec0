import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import { acknowledged, counted, failed, identified, malformed, said, weighed } from '../understood.ts';

/**
 * MT-SICS as data: levels 0 and 1 whole, and of levels 2 and 3 what a station asks or may overhear. An answer is
 * `ID status[ value unit]`; the id names the command, except that S, SI, SIU, SIR, SIRU, SU, SR, SRU, SNR, SNRU and
 * ST are all answered with `S`.
 */

/** What a status letter means behind an id. Anything not in the tables is malformed. */
type Meaning =
  | { readonly weight: Reading['basis']; readonly stable: boolean | null }
  | { readonly count: true }
  | { readonly ack: true; readonly more?: boolean }
  | { readonly identity: string; readonly more?: boolean }
  /** A value that is set in the instrument: weights among them do not lie on the pan. */
  | { readonly setting: string; readonly more?: boolean };

const ACK: Meaning = { ack: true };
const STARTED: Meaning = { ack: true, more: true };

/** Settings and facts that are told as plain parameters, several lines of `B` and one of `A`. */
const SETTINGS: Readonly<Record<string, string>> = {
  C0: 'adjustment',
  DAT: 'date',
  TIM: 'time',
  I14: 'device',
  I15: 'uptime',
  I16: 'next-service',
  I50: 'remaining-range',
  M01: 'weighing-mode',
  M02: 'environment',
  M03: 'auto-zero',
  M19: 'adjustment-weight',
  M20: 'test-weight',
  M21: 'unit',
  M23: 'readability',
  M27: 'adjustment-history',
  M28: 'temperature',
  M29: 'value-release',
  M31: 'mode-after-restart',
  M35: 'zero-at-start',
  PW: 'piece-weight',
  ST: 'transfer-key',
  UPD: 'update-rate',
};

const ANSWERS: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([id, setting]) => [id, { A: { setting }, B: { setting, more: true } }]),
  ),
  S: { S: { weight: 'unknown', stable: true }, D: { weight: 'unknown', stable: false } },
  T: { S: { weight: 'tare', stable: true } },
  TI: { S: { weight: 'tare', stable: true }, D: { weight: 'tare', stable: false } },
  TA: { A: { weight: 'tare', stable: null } },
  TAC: { A: ACK },
  PCS: { S: { count: true }, D: { count: true } },
  Z: { A: ACK },
  ZI: { S: ACK, D: ACK },
  D: { A: ACK, R: ACK },
  DW: { A: ACK },
  K: { A: ACK },
  SR: { A: ACK },
  SNR: { A: ACK },
  PWR: { A: ACK },
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
const WEIGHING: ReadonlySet<string> = new Set(['S', 'T', 'TI', 'Z', 'ZI', 'PCS']);

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
const PARAMETERS = /^(?: +(?:"(?:[^"\\]|\\.)*"|-?\d{1,15}(?:\.\d{1,15})?|[A-Za-z%]{1,8}))+ *$/;
/** During an adjustment the instrument asks for a weight: `C2 "200.00 g"`. */
const PROMPT = /^(C[0-9]) "([^"]*)"$/;

/** Reads one frame without its CR LF. Never throws; what is not exactly a known answer is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  const global = GLOBAL_ERRORS[text];
  if (global !== undefined) return failed(global);
  const [, adjusting = '', asked = ''] = PROMPT.exec(text) ?? [];
  if (adjusting !== '')
    return said({ kind: 'status', status: `${adjusting}: ${asked.trim()}` }, adjusting, false);
  const [, id = '', status = '', rest = ''] = HEAD.exec(text) ?? [];
  const meanings = Object.hasOwn(ANSWERS, id) ? ANSWERS[id] : undefined;
  if (meanings === undefined) return malformed('not an MT-SICS answer');

  const meaning = Object.hasOwn(meanings, status) ? meanings[status] : undefined;
  if (meaning === undefined) return refusal(id, status, rest);
  if ('weight' in meaning) return weight(id, meaning, rest);
  if ('count' in meaning) return count(id, rest);
  if ('identity' in meaning) return identity(id, meaning, rest);
  const isLast = meaning.more !== true;
  if (rest.trim() === '') return acknowledged(id, isLast);
  if ('ack' in meaning || !PARAMETERS.test(rest)) return malformed(`text after ${id} ${status}`);
  return identified(meaning.setting, rest.trim(), id, isLast);
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
  if (PIECES.test(rest)) return count(id, rest);
  const match = WEIGHT.exec(rest);
  if (!match) return malformed('not a weight: decimal digits and a unit expected');
  const [, value = '', unit = ''] = match;
  if (!UNITS.has(unit)) return malformed(`unknown unit ${unit}`);
  return weighed({ value, unit, stable: meaning.stable, basis: meaning.weight }, id);
}

function count(id: string, rest: string): Understood {
  const value = PIECES.exec(rest)?.[1];
  return value === undefined ? malformed('not a count: a whole number of PCS expected') : counted(value, id);
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
  return identified(meaning.identity, value, id, meaning.more !== true);
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
