import { ascii, bytesOf, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus } from '../../../contract/decoded.ts';
import { crLfLines } from '../line-framing.ts';
import {
  acknowledged,
  counted,
  failed,
  identified,
  malformed,
  rightAligned,
  weighed,
} from '../understood.ts';

/**
 * RADWAG. It looks like MT-SICS and means the opposite: `S A` is no value but "accepted, in progress", and the
 * value comes later in a mass frame of 19 characters: command 3, stability 1, blank, sign 1, mass 9, blank,
 * unit 3.
 */

export const framing = crLfLines(128);

const MASS_LENGTH = 19;
const WEIGHING: ReadonlySet<string> = new Set(['S', 'SI', 'SU', 'SUI']);

/** `A` of these is followed by the value or the end; `A` of all others is the end. */
const IN_PROGRESS: ReadonlySet<string> = new Set(['S', 'SU', 'Z', 'T', 'IC']);
const COMMANDS: ReadonlySet<string> = new Set([
  ...WEIGHING,
  ...['Z', 'T', 'OT', 'UT', 'C0', 'C1', 'CU0', 'CU1', 'K0', 'K1', 'SS', 'IC', 'IC0', 'IC1'],
  ...['DH', 'UH', 'ODH', 'OUH', 'SM', 'TV', 'RM', 'NB', 'BN', 'FS', 'RV', 'PC', 'BP', 'SIA'],
]);
const REFUSALS: Readonly<Record<string, DeviceErrorStatus>> = {
  I: 'busy',
  E: 'timeout',
  '^': 'overload',
  v: 'underload',
};

const STABILITY: Readonly<Record<string, boolean>> = { ' ': true, '?': false };
/** The stability column also says that the load is out of range; what digits stand there is then no weight. */
const OUT_OF_RANGE: Readonly<Record<string, DeviceErrorStatus>> = { '^': 'overload', v: 'underload' };

/** `gr` is the grain and `N` the newton. */
const UNITS: ReadonlySet<string> = new Set(
  'g kg mg t ct lb oz ozt dwt tlh tls tlt tlc mom gr ti N msg baht %'.split(' '),
);
const PIECES = 'pcs';

const FIELDS: Readonly<Record<string, string>> = {
  NB: 'serial',
  BN: 'model',
  FS: 'capacity',
  RV: 'software',
  PC: 'commands',
};

const STATUS = /^([A-Z]{1,3}[01]?) (A|D|I|E|\^|v|OK)$/;
const IDENTITY = /^(NB|BN|FS|RV|PC) A "([^"]+)"$/;
const TARE = /^OT (.{9}) (.{3}) $/;

/** Reads one frame without its CR LF. Never throws; what is not exactly a known answer is malformed. */
export function understand(frame: Uint8Array): Understood {
  const stray = unprintable(frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const text = ascii(frame);
  if (text === 'ES') return failed('syntax');
  const [, named = '', value = ''] = IDENTITY.exec(text) ?? [];
  if (named !== '') return identified(FIELDS[named] ?? named, value.trim(), named);
  const [, command = '', status = ''] = STATUS.exec(text) ?? [];
  if (COMMANDS.has(command)) return statusOf(command, status);
  const tare = TARE.exec(text);
  if (tare) return tareMemory(tare[1] ?? '', (tare[2] ?? '').trimEnd());
  return text.length === MASS_LENGTH
    ? mass(text)
    : malformed('neither an answer nor 19 characters of a mass frame');
}

export const decode = (frame: Uint8Array): Decoded => understand(frame).decoded;

function statusOf(command: string, status: string): Understood {
  const refusal = REFUSALS[status];
  if (refusal !== undefined) return failed(refusal, command);
  return acknowledged(command, !(status === 'A' && IN_PROGRESS.has(command)));
}

function mass(text: string): Understood {
  const command = text.slice(0, 3).trimEnd();
  if (!WEIGHING.has(command)) return malformed('not a mass frame of the commands S, SI, SU and SUI');
  if (text.charAt(4) !== ' ' || text.charAt(15) !== ' ')
    return malformed('columns of the mass frame are shifted');
  const mark = text.charAt(3);
  const outOfRange = OUT_OF_RANGE[mark];
  if (outOfRange !== undefined) return failed(outOfRange, command);
  const stable = STABILITY[mark];
  const sign = text.charAt(5);
  const digits = rightAligned(text.slice(6, 15));
  const unit = text.slice(16).trimEnd();
  if (stable === undefined) return malformed(`unknown stability mark ${mark}`);
  if (!/^[ -]$/.test(sign) || digits === null) return malformed('not a weight: a sign and digits expected');
  const value = sign.trim() + digits;
  if (unit === PIECES) return counted(value, command);
  if (!UNITS.has(unit)) return malformed(unit === '' ? 'a weight without its unit' : `unknown unit ${unit}`);
  return weighed({ value, unit, stable, basis: 'unknown' }, command);
}

function tareMemory(field: string, unit: string): Understood {
  const value = rightAligned(field);
  if (value === null || !UNITS.has(unit)) return malformed('not a tare: digits and a unit expected');
  return weighed({ value, unit, stable: null, basis: 'tare' }, 'OT');
}

/** The bytes of a command without parameters: `S`, `Z`, `NB`. */
export const command = (name: string): Uint8Array => bytesOf(`${name}\r\n`);
