import type { DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import type { Result } from '../../../contract/result.ts';
import { fieldsOf, membersOf, readProfile, refuse, wholeOf, wordOf } from '../profiles.ts';

/**
 * Where an indicator keeps its weight, as data of its signed configuration. Value, status and heartbeat are read in
 * one transaction, so that they belong together. Register numbers count from 0 as on the wire (40001 is 0).
 */
export interface ModbusProfile {
  readonly name: string;
  readonly unitId: number;
  /** 3 reads holding registers, 4 input registers. */
  readonly function: 3 | 4;
  readonly first: number;
  readonly count: number;
  readonly wordOrder: 'high-low' | 'low-high';
  readonly value: Place & { readonly type: ValueType; readonly places: number | null };
  /** null: the unit is told by a status bit, or by nothing at all. */
  readonly unit: string | null;
  readonly basis: Reading['basis'];
  readonly status: readonly StatusWord[];
  readonly heartbeat: (Place & { readonly type: StatusType; readonly withinMs: number }) | null;
}

export type ValueType = 'int16' | 'uint16' | 'int32' | 'uint32' | 'float32';
export type StatusType = 'uint16' | 'uint32';
/** Offset from `first`, in registers. */
export interface Place {
  readonly at: number;
}

export interface StatusWord extends Place {
  readonly type: StatusType;
  readonly bits: readonly { readonly bit: number; readonly when: 0 | 1; readonly says: BitMeaning }[];
}

export type BitMeaning =
  | { readonly stable: boolean }
  | { readonly basis: 'gross' | 'net' }
  | { readonly unit: string }
  | { readonly places: number }
  | { readonly error: IndicatorError; readonly detail: string | null };
type IndicatorError = Extract<DeviceErrorStatus, 'overload' | 'underload' | 'busy' | 'device-error'>;

const VALUE_TYPES: readonly ValueType[] = ['int16', 'uint16', 'int32', 'uint32', 'float32'];
const STATUS_TYPES: readonly StatusType[] = ['uint16', 'uint32'];
const WORD_ORDERS = ['high-low', 'low-high'] as const;
const BASES = ['gross', 'net', 'unknown'] as const;
const ERRORS: readonly IndicatorError[] = ['overload', 'underload', 'busy', 'device-error'];
const MOST_REGISTERS = 125;
const MOST_PLACES = 9;
const UNIT = /^[A-Za-z]{1,5}$/;

export const registersOf = (type: ValueType | StatusType): number => (type.endsWith('16') ? 1 : 2);

/** Reads a profile from parsed JSON. */
export const parseModbusProfile = (data: unknown): Result<ModbusProfile, string> =>
  readProfile(() => profileOf(data));

function profileOf(data: unknown): ModbusProfile {
  const fields = membersOf(data, 'a Modbus profile', [
    'name',
    'unitId',
    'function',
    'first',
    'count',
    'wordOrder',
    'value',
    'unit',
    'basis',
    'status',
    'heartbeat',
  ]);
  const { name, unit } = fields;
  if (typeof name !== 'string' || name === '') refuse('name is missing: which indicator, which of its maps');
  if (unit !== null && (typeof unit !== 'string' || !UNIT.test(unit))) {
    refuse('unit must be a unit like kg, or null where a status bit tells it');
  }
  const count = wholeOf(fields['count'], 'count', 1, MOST_REGISTERS);
  const profile: ModbusProfile = {
    name,
    unitId: wholeOf(fields['unitId'], 'unitId', 0, 255),
    function: wholeOf(fields['function'], 'function', 3, 4) === 3 ? 3 : 4,
    first: wholeOf(fields['first'], 'first', 0, 0xffff),
    count,
    wordOrder: wordOf(fields['wordOrder'], 'wordOrder', WORD_ORDERS),
    value: placeOfValue(fields['value'], count),
    unit,
    basis: wordOf(fields['basis'], 'basis', BASES),
    status: listed(fields['status']).map((word, at) => statusOf(word, `status ${at + 1}`, count)),
    heartbeat: fields['heartbeat'] === null ? null : heartbeatOf(fields['heartbeat'], count),
  };
  const says = profile.status.flatMap(({ bits }) => bits.map((each) => each.says));
  if (profile.value.places === null && !says.some((each) => 'places' in each)) {
    refuse('value: places must be told here or by a status bit');
  }
  const stability = new Set(says.flatMap((each) => ('stable' in each ? [each.stable] : [])));
  if (stability.size === 1) refuse('status: both values of the bit that tells stability need a meaning');
  return profile;
}

function placeOfValue(data: unknown, count: number): ModbusProfile['value'] {
  const fields = membersOf(data, 'value', ['at', 'type', 'places']);
  const type = wordOf(fields['type'], 'value: type', VALUE_TYPES);
  const places =
    fields['places'] === null ? null : wholeOf(fields['places'], 'value: places', 0, MOST_PLACES);
  return { at: placeOf(fields['at'], 'value', type, count), type, places };
}

function heartbeatOf(data: unknown, count: number): NonNullable<ModbusProfile['heartbeat']> {
  const fields = membersOf(data, 'heartbeat', ['at', 'type', 'withinMs']);
  const type = wordOf(fields['type'], 'heartbeat: type', STATUS_TYPES);
  const withinMs = wholeOf(fields['withinMs'], 'heartbeat: withinMs', 50, 5000);
  return { at: placeOf(fields['at'], 'heartbeat', type, count), type, withinMs };
}

function statusOf(data: unknown, where: string, count: number): StatusWord {
  const fields = membersOf(data, where, ['at', 'type', 'bits']);
  const type = wordOf(fields['type'], `${where}: type`, STATUS_TYPES);
  const bits = Object.entries(fieldsOf(fields['bits'], `${where}: bits`)).flatMap(([name, meanings]) => {
    const highest = registersOf(type) * 16 - 1;
    const bit = wholeOf(/^\d{1,2}$/.test(name) ? Number(name) : name, `${where}: bit`, 0, highest);
    const said = membersOf(meanings, `${where}: bit ${bit}`, ['0', '1']);
    return Object.entries(said).map(([when, word]) => ({
      bit,
      when: when === '1' ? (1 as const) : (0 as const),
      says: meaningOf(word, `${where}: bit ${bit}`),
    }));
  });
  return { at: placeOf(fields['at'], where, type, count), type, bits };
}

/** `stable`, `unstable`, `gross`, `net`, `unit kg`, `places 2`, or an error with what the manual calls it behind a colon. */
function meaningOf(word: unknown, where: string): BitMeaning {
  const text = typeof word === 'string' ? word : '';
  if (text === 'stable' || text === 'unstable') return { stable: text === 'stable' };
  if (text === 'gross' || text === 'net') return { basis: text };
  const [, unit] = /^unit ([A-Za-z]{1,5})$/.exec(text) ?? [];
  if (unit !== undefined) return { unit };
  const [, places] = /^places (\d)$/.exec(text) ?? [];
  if (places !== undefined) return { places: Number(places) };
  const [, name, detail = null] = /^([a-z-]+)(?:: (.{1,60}))?$/.exec(text) ?? [];
  const error = ERRORS.find((each) => each === name);
  if (error !== undefined) return { error, detail };
  refuse(
    `${where} must mean stable, unstable, gross, net, "unit kg", "places 2", or ${ERRORS.join(', ')} with ": its name"`,
  );
}

function listed(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : refuse('status must be a list');
}

const placeOf = (at: unknown, where: string, type: ValueType | StatusType, count: number): number =>
  wholeOf(at, `${where}: at`, 0, count - registersOf(type));

/**
 * The map of a Flintec FT-112 (technical manual rev. 1.0.0, 13.2.1) in whole numbers, high word first. It tells the
 * places by status bits and a heartbeat every 100 ms; the unit it does not tell.
 */
export const FT_112: ModbusProfile = profileOf({
  name: 'Flintec FT-112',
  unitId: 1,
  function: 3,
  first: 0,
  count: 12,
  wordOrder: 'high-low',
  value: { at: 0, type: 'int32', places: null },
  unit: null,
  basis: 'unknown',
  status: [
    {
      at: 6,
      type: 'uint32',
      bits: {
        2: { 0: 'stable', 1: 'unstable' },
        3: { 0: 'gross', 1: 'net' },
        14: { 1: 'busy: peak value' },
        15: { 1: 'busy: hold value' },
        27: { 1: 'places 4' },
        28: { 1: 'places 3' },
        29: { 1: 'places 2' },
        30: { 1: 'places 1' },
        31: { 1: 'places 0' },
      },
    },
    {
      at: 8,
      type: 'uint32',
      bits: {
        0: { 1: 'device-error: low voltage' },
        1: { 1: 'busy: programming mode' },
        2: { 1: 'device-error: system error' },
        3: { 1: 'underload: converter under range' },
        4: { 1: 'overload: converter over range' },
        5: { 1: 'device-error: converter out of range' },
        6: { 1: 'device-error: tilt switch' },
      },
    },
  ],
  heartbeat: { at: 10, type: 'uint32', withinMs: 500 },
});
