import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus } from '../../../contract/decoded.ts';
import { failed, malformed, weighed } from '../understood.ts';
import { type BitMeaning, FT_112, type ModbusProfile, registersOf, type StatusType } from './profile.ts';

/**
 * Modbus TCP: seven bytes of header (transaction, protocol 0, length, unit), the function, its data. The transaction
 * number of the question comes back in the answer, so that a late answer cannot answer the next question.
 */

export const HEADER_BYTES = 7;
/** Bytes that `length` counts: unit and function at least, 253 of function and data at most. */
export const SHORTEST = 2;
export const LONGEST = 254;
const EXCEPTION = 0x80;

/** Exception codes of the Modbus application protocol V1.1b3, section 7. */
const EXCEPTIONS: Readonly<Record<number, readonly [DeviceErrorStatus, string]>> = {
  1: ['syntax', 'illegal function'],
  2: ['bad-parameter', 'illegal data address'],
  3: ['bad-parameter', 'illegal data value'],
  4: ['device-error', 'server device failure'],
  5: ['busy', 'acknowledge'],
  6: ['busy', 'server device busy'],
  8: ['device-error', 'memory parity error'],
  10: ['transmission', 'gateway path unavailable'],
  11: ['timeout', 'gateway target device failed to respond'],
};

export const transactionOf = (frame: Uint8Array): number => ((frame[0] ?? 0) << 8) | (frame[1] ?? 0);

/** The question for all registers of the profile, under a transaction number of 0 to 65 535. */
export function readRequest(
  { unitId, function: code, first, count }: ModbusProfile,
  transaction: number,
): Uint8Array {
  const words = [first, count].flatMap((word) => [word >> 8, word & 0xff]);
  return Uint8Array.from([transaction >> 8, transaction & 0xff, 0, 0, 0, 6, unitId, code, ...words]);
}

/** Reads one answer to `readRequest`. Never throws; an answer to anything else is malformed. */
export function understand(frame: Uint8Array, profile: ModbusProfile = FT_112): Understood {
  return { ...told(frame, profile), answers: String(transactionOf(frame)) };
}

export const decode = (frame: Uint8Array, profile?: ModbusProfile): Decoded =>
  understand(frame, profile).decoded;

function told(frame: Uint8Array, profile: ModbusProfile): Understood {
  const problem = headerProblem(frame, profile);
  if (problem !== null) return malformed(problem);
  const code = frame[HEADER_BYTES] ?? 0;
  if (code === (profile.function | EXCEPTION)) return exception(frame);
  if (code !== profile.function) return malformed(`function ${code} was not asked for`);
  const registers = registersIn(frame, profile);
  return registers === null
    ? malformed(`not the ${profile.count} registers that were asked for`)
    : weightIn(registers, profile);
}

function headerProblem(frame: Uint8Array, { unitId }: ModbusProfile): string | null {
  if (frame.length < HEADER_BYTES + 1) return 'shorter than a Modbus header';
  if (frame[2] !== 0 || frame[3] !== 0) return 'not the Modbus protocol';
  const length = ((frame[4] ?? 0) << 8) | (frame[5] ?? 0);
  if (length !== frame.length - HEADER_BYTES + 1) return 'not as long as its header says';
  return frame[6] === unitId ? null : `unit ${frame[6]} answers, asked was ${unitId}`;
}

function exception(frame: Uint8Array): Understood {
  const code = frame[HEADER_BYTES + 1] ?? 0;
  const known = EXCEPTIONS[code];
  if (frame.length !== HEADER_BYTES + 2 || known === undefined) return malformed('an unknown exception');
  return failed(known[0], null, known[1]);
}

/** The registers of a whole answer, or null. */
function registersIn(frame: Uint8Array, { count }: ModbusProfile): DataView | null {
  const bytes = count * 2;
  const isWhole = frame[HEADER_BYTES + 1] === bytes && frame.length === HEADER_BYTES + 2 + bytes;
  return isWhole ? new DataView(frame.buffer, frame.byteOffset + HEADER_BYTES + 2, bytes) : null;
}

/** The heartbeat that came with an answer; null where the profile has none or the frame is no whole answer. */
export function heartbeatIn(frame: Uint8Array, profile: ModbusProfile): number | null {
  if (profile.heartbeat === null || headerProblem(frame, profile) !== null) return null;
  if (frame[HEADER_BYTES] !== profile.function) return null;
  const registers = registersIn(frame, profile);
  return registers && unsigned(registers, profile.heartbeat.at, profile.heartbeat.type, profile);
}

function weightIn(registers: DataView, profile: ModbusProfile): Understood {
  const said = profile.status.flatMap(({ at, type, bits }) => {
    const word = unsigned(registers, at, type, profile);
    return bits.filter(({ bit, when }) => Math.floor(word / 2 ** bit) % 2 === when).map(({ says }) => says);
  });
  const error = said.find((each) => 'error' in each);
  if (error) return failed(error.error, null, error.detail ?? undefined);
  const stable = only(said, 'stable');
  const basis = only(said, 'basis');
  const unit = only(said, 'unit');
  const places = only(said, 'places');
  if (stable === 'twice' || basis === 'twice' || unit === 'twice' || places === 'twice') {
    return malformed('the status says two things at once');
  }
  const decimals = places?.places ?? profile.value.places;
  if (decimals === null) return malformed('the status does not say where the point stands');
  const value = textOf(registers, profile, decimals);
  if (value === null) return malformed('not a number with that many places');
  return weighed({
    value,
    unit: unit?.unit ?? profile.unit ?? '',
    stable: stable?.stable ?? null,
    basis: basis?.basis ?? profile.basis,
  });
}

type Said<Key extends string> = Extract<BitMeaning, Readonly<Record<Key, unknown>>>;

/** The one meaning of a kind that the status has, null when it has none. */
function only<Key extends 'stable' | 'basis' | 'unit' | 'places'>(
  said: readonly BitMeaning[],
  key: Key,
): Said<Key> | null | 'twice' {
  const found = said.filter((each): each is Said<Key> => key in each);
  return found.length > 1 ? 'twice' : (found[0] ?? null);
}

/** The bytes of one value with the high word first. */
function ordered(registers: DataView, at: number, type: string, { wordOrder }: ModbusProfile): DataView {
  const bytes = new DataView(new ArrayBuffer(4));
  if (type.endsWith('16')) bytes.setUint16(0, registers.getUint16(at * 2));
  else {
    const isHighFirst = wordOrder === 'high-low';
    bytes.setUint16(0, registers.getUint16((isHighFirst ? at : at + 1) * 2));
    bytes.setUint16(2, registers.getUint16((isHighFirst ? at + 1 : at) * 2));
  }
  return bytes;
}

function unsigned(registers: DataView, at: number, type: StatusType, profile: ModbusProfile): number {
  const bytes = ordered(registers, at, type, profile);
  return registersOf(type) === 1 ? bytes.getUint16(0) : bytes.getUint32(0);
}

/** The decimal text of the value; null for a float that is not exactly such a number. */
function textOf(registers: DataView, profile: ModbusProfile, places: number): string | null {
  const { at, type } = profile.value;
  const bytes = ordered(registers, at, type, profile);
  switch (type) {
    case 'int16':
      return pointed(bytes.getInt16(0), places);
    case 'uint16':
      return pointed(bytes.getUint16(0), places);
    case 'int32':
      return pointed(bytes.getInt32(0), places);
    case 'uint32':
      return pointed(bytes.getUint32(0), places);
    case 'float32':
      return exactText(bytes.getFloat32(0), places);
  }
}

function pointed(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0 ? `-${text}` : text;
}

/**
 * A display value that travels as a float32 is the float next to its decimal text. The text is believed only when it
 * leads back to the same float and the neighbours of its last digit do not.
 */
function exactText(value: number, places: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e9) return null;
  const text = value.toFixed(places);
  const step = 10 ** -places;
  const isOnly = [-step, step].every((next) => Math.fround(Number(text) + next) !== value);
  return Math.fround(Number(text)) === value && isOnly ? text : null;
}
