import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeFrame, PROFILED } from '../../../main/adapters/devices/protocols.ts';
import { scaleFamily } from '../../../main/adapters/devices/scale-families.ts';
import type { Decoded } from '../../../main/contract/decoded.ts';

const decoded = (protocol: string, profile: unknown, frame: string): readonly Decoded[] => {
  const made = PROFILED[protocol]?.(profile);
  if (!made?.ok) throw new Error(made?.error ?? `no protocol ${protocol}`);
  return decodeFrame(made.value, Buffer.from(frame, 'latin1'), 2026);
};
const problem = (protocol: string, profile: unknown): string | null => {
  const made = PROFILED[protocol]?.(profile);
  return made?.ok === false ? made.error : null;
};

const value = { is: 'value', width: 8 };
const unit = { is: 'unit', width: 3, marks: { kg: 'kg', g: 'g' } };
const columns = (parts: readonly unknown[]): unknown => ({ name: 'x', end: 'CRLF', separator: null, parts });
const between = (separator: string, parts: readonly unknown[]): unknown => ({
  name: 'x',
  end: 'CR',
  separator,
  parts,
});

describe('a line profile', () => {
  /** The print format of an Ohaus-type indicator as columns: `?` while the load moves. */
  const printed = columns([
    value,
    { is: 'text', width: 1, text: ' ' },
    unit,
    { is: 'ignored', width: 2 },
    { is: 'stability', width: 1, marks: { '': 'stable', '?': 'unstable' } },
    { is: 'basis', width: 1, marks: { G: 'gross', N: 'net' } },
  ]);

  it.each([
    ['    19.8 kg    G\r\n', { value: '19.8', unit: 'kg', stable: true, basis: 'gross' }],
    ['    78.2 kg   ?G\r\n', { value: '78.2', unit: 'kg', stable: false, basis: 'gross' }],
    ['-    0.2 g     N\r\n', { value: '-0.2', unit: 'g', stable: true, basis: 'net' }],
  ])('reads columns: %j', (frame, expected) => {
    expect(decoded('line', printed, frame)).toEqual([{ kind: 'reading', ...expected }]);
  });

  it.each([
    ['a blank lost: it would turn unstable into stable', '    78.2 kg  ?G\r\n'],
    ['a digit lost', '    7.2 kg   ?G\r\n'],
    ['an unknown mark', '    78.2 kg   !G\r\n'],
    ['an unknown unit', '    78.2 lb   ?G\r\n'],
    ['digits where a blank must be', '    78.25kg   ?G\r\n'],
  ])('takes no line in columns with %s', (_what, frame) => {
    expect(decoded('line', printed, frame)).toMatchObject([{ kind: 'malformed' }]);
  });

  it('is what the README of the family shows', () => {
    const readme = readFileSync(
      join(import.meta.dirname, '../../../main/adapters/devices/line-scale/README.md'),
      'utf8',
    );
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
    const profile: unknown = JSON.parse(example);
    expect(decoded('line', profile, 'US,NT,    26.54 kg\r\n')).toEqual([
      { kind: 'reading', value: '26.54', unit: 'kg', stable: false, basis: 'net' },
    ]);
    expect(scaleFamily('line', profile)).toMatchObject({ ok: true });
  });

  it('reads a decimal comma between separators, and gives back a point', () => {
    const profile = between(';', [
      { is: 'stability', marks: { S: 'stable', D: 'unstable' } },
      { is: 'value', point: ',' },
      { is: 'unit', marks: { kg: 'kg' } },
    ]);
    expect(decoded('line', profile, 'S; 12,34 ;kg\r')).toEqual([
      { kind: 'reading', value: '12.34', unit: 'kg', stable: true, basis: 'unknown' },
    ]);
    expect(decoded('line', profile, 'S; 12.34 ;kg\r')).toMatchObject([{ kind: 'malformed' }]);
    expect(decoded('line', profile, 'S;12,34;kg;\r')).toMatchObject([{ kind: 'malformed' }]);
  });

  it('believes no digits beside a condition, wherever it is said', () => {
    const profile = columns([
      { is: 'stability', width: 2, marks: { ST: 'stable', US: 'unstable', OL: 'overload' } },
      { ...value, marks: { Low: 'underload', 'Err 1': 'device-error' } },
      unit,
    ]);
    expect(decoded('line', profile, 'OL   12.34 kg\r\n')).toEqual([{ kind: 'error', status: 'overload' }]);
    expect(decoded('line', profile, 'ST     Low   \r\n')).toEqual([{ kind: 'error', status: 'underload' }]);
  });

  it.each([
    ['is not an object', 7],
    ['has no "lines"', { lines: [] }],
    ['name is missing', { end: 'CR', separator: null, parts: [value, unit] }],
    ['end must be', { name: 'x', end: 'NUL', separator: null, parts: [value, unit] }],
    ['separator (null for columns) must be', { name: 'x', end: 'CR', separator: ':', parts: [value, unit] }],
    ['parts must be a list', { name: 'x', end: 'CR', separator: null, parts: [] }],
    ['part 1: is must be one of', columns([{ is: 'weight', width: 3 }])],
    ['part 1: width must be', columns([{ is: 'value' }, unit])],
    ['part 1: width is for columns', between(',', [value])],
    ['part 1, value, has no "unit"', columns([{ ...value, unit: 'kg' }])],
    ['part 1: point must be', columns([{ ...value, point: ':' }])],
    ['part 1: the mark "1" could be a weight', columns([{ ...value, marks: { 1: 'overload' } }])],
    ['part 2: a blank unit has no meaning', columns([value, { is: 'unit', width: 2, marks: { '': 'kg' } }])],
    ['part 2: "1" is no unit like kg', columns([value, { is: 'unit', width: 2, marks: { kg: 1 } }])],
    [
      'part 1: the mark "ST" must mean stable, unstable',
      columns([{ is: 'stability', width: 2, marks: { ST: 'yes' } }]),
    ],
    [
      'part 1: the mark " S" has blanks around it',
      columns([{ is: 'stability', width: 2, marks: { ' S': 'stable' } }]),
    ],
    ['part 1: the width is not that of its text', columns([{ is: 'text', width: 2, text: ',' }])],
    ['two parts are the value', columns([value, value, unit])],
    ['no part is the value', columns([unit])],
    ['no part is the unit', columns([value])],
    ['stability needs a mark', columns([value, unit, { is: 'stability', width: 1, marks: { S: 'stable' } }])],
    [
      'commands has no "print"',
      { name: 'x', end: 'CR', separator: null, parts: [value, unit], commands: { print: 'P' } },
    ],
    [
      'a command must be',
      { name: 'x', end: 'CR', separator: null, parts: [value, unit], commands: { now: '' } },
    ],
  ])('is refused in a sentence: %s', (reason, data) => {
    expect(problem('line', data)).toContain(reason);
  });
});

describe('an NCI profile', () => {
  it('turns the motion bit round, and is never guessed', () => {
    expect(decoded('nci', { motionBit: 0 }, '\n  12.34lb\r\nS00\r\x03')).toMatchObject([{ stable: false }]);
    expect(decoded('nci', { motionBit: 0 }, '\n  12.34lb\r\nS10\r\x03')).toMatchObject([{ stable: true }]);
    expect(problem('nci', { motionBit: '1' })).toContain('put a hand on the pan');
    expect(problem('nci', { motionBit: 1, unit: 'lb' })).toContain('has no "unit"');
    expect(scaleFamily('nci', undefined)).toMatchObject({ ok: false });
  });
});

describe('a Modbus profile', () => {
  const base = {
    name: 'x',
    unitId: 3,
    function: 4,
    first: 100,
    count: 4,
    wordOrder: 'low-high',
    value: { at: 0, type: 'float32', places: 2 },
    unit: 'kg',
    basis: 'gross',
    status: [{ at: 2, type: 'uint16', bits: { 0: { 0: 'unstable', 1: 'stable' }, 7: { 1: 'unit g' } } }],
    heartbeat: { at: 3, type: 'uint16', withinMs: 500 },
  };
  const answer = (float: number, status: number): string => {
    const bytes = new DataView(new ArrayBuffer(17));
    for (const [at, byte] of [0, 9, 0, 0, 0, 11, 3, 4, 8].entries()) bytes.setUint8(at, byte);
    const words = new DataView(new ArrayBuffer(4));
    words.setFloat32(0, float);
    bytes.setUint16(9, words.getUint16(2));
    bytes.setUint16(11, words.getUint16(0));
    bytes.setUint16(13, status);
    return Buffer.from(bytes.buffer).toString('latin1');
  };

  it('reads a float with the low word first, exactly or not at all', () => {
    expect(decoded('modbus-tcp', base, answer(12.34, 1))).toEqual([
      { kind: 'reading', value: '12.34', unit: 'kg', stable: true, basis: 'gross' },
    ]);
    expect(decoded('modbus-tcp', base, answer(-0.2, 0))).toMatchObject([{ value: '-0.20', stable: false }]);
    // Not a multiple of the last place; so large that two texts lead to one float; no number.
    for (const float of [12.345, 1_234_567.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(decoded('modbus-tcp', base, answer(float, 1))).toMatchObject([{ kind: 'malformed' }]);
    }
  });

  it('refuses a status that tells two units', () => {
    expect(decoded('modbus-tcp', base, answer(12.34, 0x81))).toMatchObject([{ unit: 'g' }]);
    const twice = {
      ...base,
      status: [...base.status, { at: 2, type: 'uint16', bits: { 7: { 1: 'unit g' } } }],
    };
    expect(decoded('modbus-tcp', twice, answer(12.34, 0x81))).toMatchObject([{ kind: 'malformed' }]);
  });

  it.each([
    ['is not an object', []],
    ['has no "port"', { ...base, port: 502 }],
    ['name is missing', { ...base, name: '' }],
    ['unitId must be a whole number', { ...base, unitId: 300 }],
    ['function must be a whole number from 3 to 4', { ...base, function: 6 }],
    ['count must be', { ...base, count: 200 }],
    ['wordOrder must be one of', { ...base, wordOrder: 'big' }],
    [
      'value: at must be a whole number from 0 to 2',
      { ...base, value: { at: 3, type: 'float32', places: 2 } },
    ],
    ['value: type must be one of', { ...base, value: { at: 0, type: 'double', places: 2 } }],
    ['places must be told', { ...base, value: { at: 0, type: 'int32', places: null } }],
    ['unit must be', { ...base, unit: '' }],
    ['status must be a list', { ...base, status: {} }],
    [
      'status 1: bit must be a whole number from 0 to 15',
      { ...base, status: [{ at: 2, type: 'uint16', bits: { 16: { 1: 'net' } } }] },
    ],
    [
      'status 1: bit 1 must mean',
      { ...base, status: [{ at: 2, type: 'uint16', bits: { 1: { 1: 'moving' } } }] },
    ],
    [
      'both values of the bit',
      { ...base, status: [{ at: 2, type: 'uint16', bits: { 0: { 1: 'stable' } } }] },
    ],
    ['heartbeat: withinMs must be', { ...base, heartbeat: { at: 3, type: 'uint16', withinMs: 1 } }],
  ])('is refused in a sentence: %s', (reason, data) => {
    expect(problem('modbus-tcp', data)).toContain(reason);
  });
});
