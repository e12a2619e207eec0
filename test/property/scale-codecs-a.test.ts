import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineFramer } from '../../main/adapters/devices/line-framing.ts';
import { PROTOCOLS, type Protocol } from '../../main/adapters/devices/protocols.ts';
import type { Reading } from '../../main/contract/decoded.ts';
import { ascii, mutated, textOf } from '../support/mutate-frame.ts';

const RUNS = process.env.INTERLOCK_LONG ? 1_000_000 : 20_000;
const LIMIT = { numRuns: RUNS };
const TIMEOUT = RUNS * 3;

type Weight = Omit<Reading, 'kind'>;

interface Family {
  readonly name: string;
  readonly weights: fc.Arbitrary<string>;
  readonly others: fc.Arbitrary<string>;
  /** The grammar written a second time, from the manual: what a frame weighs, null when it is no weight. */
  readonly judge: (text: string) => Weight | null;
  /** True where the unit has no fixed width, so that one that lost a letter is another unit. */
  readonly unitMayShrink?: true;
}

const digits = (most: number) =>
  fc.tuple(fc.nat(999_999), fc.nat({ max: most })).map(([whole, places]) => {
    const text = String(whole).padStart(places + 1, '0');
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  });
const zeros = (width: number) =>
  digits(3)
    .filter((text) => text.length <= width)
    .map((text) => text.padStart(width, '0'));
const joined = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((texts) => texts.join(''));
const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts);
const fixed = (text: string) => fc.constant(text);
const isNumber = (text: string) => /^\d+(\.\d+)?$/.test(text);

const sbi: Family = {
  name: 'sbi',
  weights: joined(
    oneOf('', 'N     ', 'G#    ', 'T     ', '      '),
    oneOf('+', '-'),
    digits(4)
      .filter((text) => text.length <= 8)
      .map((text) => text.padStart(9)),
    fixed(' '),
    oneOf('g  ', 'kg ', 'mg ', 'ozt', '   '),
  ),
  others: oneOf(
    'Stat        High    ',
    'Stat     ERR 054    ',
    '      H       ',
    'SerNo.    0031801165',
    'BCE3202-1S',
    '+  123.5[6]g  ',
    '      0.00    ',
    'Max   +   100.00 g  ',
  ),
  judge: (text) => {
    if (text.length !== 14 && text.length !== 20) return null;
    const id = text.slice(0, -14).trim();
    const basis = new Map<string, Weight['basis']>([
      ['', 'unknown'],
      ['N', 'net'],
      ['G', 'gross'],
      ['G#', 'gross'],
      ...['T', 'T1', 'T2', 'PT2', 'Cont.T'].map((tare) => [tare, 'tare'] as const),
    ]).get(id);
    const [, sign = '', number = '', last = '', unit = ''] =
      /^([+\- ]) *([\d.]+)(?: |\[(\d)\])([A-Za-z/%]{0,3}) *$/.exec(text.slice(-14)) ?? [];
    const whole = number + last;
    if (basis === undefined || !isNumber(whole)) return null;
    return { value: sign.trim() + whole, unit, stable: unit !== '', basis };
  },
};

const and: Family = {
  name: 'and',
  weights: joined(
    oneOf('ST,', 'US,'),
    oneOf('+', '-'),
    zeros(8),
    oneOf('  g', ' kg', ' mg', 'ozt', '  %'),
    oneOf('', '', ',OK', ',--'),
  ),
  others: oneOf('OL,+9999999E+19', 'OL,+0000.234  g', 'QT,+00001234 PC', 'EC,E02', '\x06', 'SN,T1234567'),
  judge: (text) => {
    const [, header, sign = '', number = '', unit = ''] =
      /^(ST|US),([+-])(.{8})(.{3})(?:,..)?$/.exec(text) ?? [];
    if (!isNumber(number)) return null;
    return { value: sign + number, unit: unit.trimStart(), stable: header === 'ST', basis: 'unknown' };
  },
};

const andNumber: Family = {
  name: 'and-nu',
  weights: joined(oneOf('+', '-'), zeros(8)),
  others: oneOf('+99999999', 'EC,E02', '\x06'),
  judge: (text) =>
    text.length === 9 && /[+-]/.test(text.charAt(0)) && isNumber(text.slice(1))
      ? { value: text, unit: '', stable: null, basis: 'unknown' }
      : null,
};

const places = (width: number) =>
  joined(
    oneOf('', '-'),
    digits(3).filter((text) => text.length < width),
  );
const stGs: Family = {
  name: 'st-gs',
  weights: fc.oneof(
    joined(
      oneOf('ST,GS,', 'US,NT,', 'ST,TR,'),
      places(8).map((text) => text.padStart(8)),
      oneOf('kg', ' g', 'lb'),
    ),
    joined(
      oneOf('ST,GS', 'US,GS'),
      places(8).map((text) => text.padStart(8)),
      oneOf('g  ', 'kg '),
    ),
    joined(
      fixed('ST,GS,'),
      places(8).map((text) => text.padStart(8)),
      oneOf(',kg', ', g'),
    ),
    joined(oneOf('ww', 'wn'), zeros(9), fixed('kg')),
  ),
  others: oneOf('OL,GS,+       kg', 'OL,GS,  18.000kg', 'UL,NT,     0.0,kg', 'US,NT,-  0.200kg'),
  judge: (text) => {
    const [, header = '', sign = '', number = '', unit = ''] =
      /^(ST,GS|ST,NT|ST,TR|US,GS|US,NT|US,TR|ww|wn),? *([+-]?) *([\d.]+),? *([a-z]+) *$/.exec(text) ?? [];
    if (!isNumber(number) || text.length < 13 || text.length > 17) return null;
    const stable = header.startsWith('w') ? null : header.startsWith('ST');
    const basis = /TR$/.test(header) ? 'tare' : /GS$|ww/.test(header) ? 'gross' : 'net';
    return { value: sign + number, unit, stable, basis };
  },
};

const ohaus: Family = {
  name: 'ohaus',
  unitMayShrink: true,
  weights: fc.oneof(
    joined(
      places(8).map((text) => text.padStart(8)),
      fixed(' '),
      oneOf('kg   ', 'g    '),
      oneOf(' ', '?'),
      oneOf('G', 'N', 'NET', ''),
    ),
    joined(
      places(12).map((text) => text.padStart(12)),
      fixed(' '),
      oneOf('kg   ', 'g    ', 'oz   '),
      oneOf(' ', '?'),
    ),
    joined(
      places(11)
        .filter((text) => text.includes('.'))
        .map((text) => text.padStart(11)),
      fixed(' '),
      oneOf('g', 'kg'),
      oneOf('', ' ?', '   00:00:15', ' ? 00:00:15'),
    ),
  ),
  others: oneOf('     207.80 g   TOTAL', 'ES', 'Err 8.3', '           3 PCS   ', '-  1.640 kg    N'),
  judge: (text) => {
    const [, sign = '', number = '', unit = '', tail = '', mark = '', legend = ''] =
      /^ *(-?) *([\d.]+) ([A-Za-z%]{1,5})( *)(\??) *(\S*) *$/.exec(text) ?? [];
    if (!isNumber(number)) return null;
    const end = text.indexOf(unit, text.indexOf(number)) - 1;
    const place = end === 11 ? end + unit.length + 2 : end + 6;
    const isProven = end === 11 ? legend !== '' : text.length > place;
    const isMoving = mark === '?' && text.charAt(place) === '?';
    if (!isMoving && (mark === '?' || (isProven && (text.charAt(place) !== ' ' || tail === '')))) return null;
    const basis = /^(G|B\/G)$/.test(legend)
      ? 'gross'
      : /^(N|NET)$/.test(legend)
        ? 'net'
        : legend === 'T'
          ? 'tare'
          : 'unknown';
    return { value: sign + number, unit, stable: isMoving ? false : isProven ? true : null, basis };
  },
};

const radwag: Family = {
  name: 'radwag',
  weights: fc.oneof(
    joined(
      oneOf('S  ', 'SI ', 'SU ', 'SUI'),
      oneOf(' ', '?'),
      fixed(' '),
      oneOf(' ', '-'),
      digits(4)
        .filter((text) => text.length <= 9)
        .map((text) => text.padStart(9)),
      fixed(' '),
      oneOf('g  ', 'kg ', 'gr '),
    ),
    joined(
      fixed('OT '),
      digits(3)
        .filter((text) => text.length <= 9)
        .map((text) => text.padStart(9)),
      fixed(' kg  '),
    ),
  ),
  others: oneOf('S A', 'Z D', 'S E', 'ES', 'NB A "1234567"', 'S  ^     160.00 kg ', 'S S     100.00 g'),
  judge: (text) => {
    const [, tare = '', its = ''] = /^OT +([\d.]+) ([A-Za-z%]+) *$/.exec(text) ?? [];
    if (isNumber(tare)) return { value: tare, unit: its, stable: null, basis: 'tare' };
    const [, mark, sign = '', number = '', unit = ''] =
      /^(?:S |SI|SU)[ I]([ ?]) ([ -]) *([\d.]+) ([A-Za-z%]{1,3}) *$/.exec(text) ?? [];
    if (!isNumber(number) || text.length !== 19) return null;
    return { value: sign.trim() + number, unit, stable: mark === ' ', basis: 'unknown' };
  },
};

function codec(name: string): Protocol {
  const protocol = PROTOCOLS[name];
  if (!protocol) throw new Error(`no protocol ${name}`);
  return protocol;
}

describe.each([sbi, and, andNumber, stGs, ohaus, radwag])('$name', (family) => {
  const { name, weights, others, judge } = family;
  const decode = (bytes: Uint8Array) => codec(name).decode(bytes, 2026);

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    let readings = 0;
    fc.assert(
      fc.property(mutated(fc.oneof({ weight: 3, arbitrary: weights }, others)), (bytes) => {
        const decoded = decode(bytes);
        if (decoded.kind !== 'reading') return;
        readings += 1;
        expect(decoded).toEqual({ kind: 'reading', ...judge(textOf(bytes)) });
      }),
      LIMIT,
    );
    expect(readings).toBeGreaterThan(RUNS / 100);
  });

  it('gives back the digits, the sign, the unit, the stability and the basis of every whole weight', () => {
    fc.assert(
      fc.property(weights, (text) => {
        const weight = judge(text);
        expect(weight).not.toBeNull();
        const decoded = decode(ascii(text));
        // Nines all over are the overload of the number-only format.
        if (text === '+99999999' || text === '-99999999') return;
        expect(decoded).toEqual({ kind: 'reading', ...weight });
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no weight that lost one byte for another weight, nor a moving one for a stable one', () => {
    fc.assert(
      fc.property(weights, fc.nat(40), (text, at) => {
        const place = at % text.length;
        const decoded = decode(ascii(text.slice(0, place) + text.slice(place + 1)));
        const whole = judge(text);
        if (decoded.kind !== 'reading' || whole === null) return;
        expect(decoded.value).toBe(whole.value);
        if (!family.unitMayShrink) expect(decoded.unit).toBe(whole.unit);
        expect(decoded.stable === true && whole.stable === false).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('framing', () => {
  it.each(['sbi', 'and', 'st-gs', 'ohaus', 'radwag'])(
    '%s: holds no more than its cap, and finds the next frame behind any flood',
    (name) => {
      fc.assert(
        fc.property(
          fc.uint8Array({ minLength: 200, maxLength: 400 }),
          fc.integer({ min: 1, max: 60 }),
          (flood, size) => {
            const framer = codec(name).openFramer();
            expect(framer).toBeInstanceOf(LineFramer);
            const frames: string[] = [];
            const bytes = Uint8Array.from([...flood, ...ascii('\r\nES\r\n')]);
            for (let at = 0; at < bytes.length; at += size) {
              for (const framed of framer.push(bytes.subarray(at, at + size), 0)) {
                expect(framed.bytes.length).toBeLessThanOrEqual(128);
                frames.push(`${framed.kind} ${textOf(framed.bytes)}`);
              }
            }
            expect(frames.at(-1)).toBe('frame ES');
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});
