import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as adam from '../../main/adapters/devices/adam/protocol.ts';
import * as kern from '../../main/adapters/devices/kern/protocol.ts';
import { LineFramer } from '../../main/adapters/devices/line-framing.ts';
import { type LineProfile, parseLineProfile } from '../../main/adapters/devices/line-scale/profile.ts';
import * as lineScale from '../../main/adapters/devices/line-scale/protocol.ts';
import { ModbusFramer } from '../../main/adapters/devices/modbus-tcp/framing.ts';
import { FT_112 } from '../../main/adapters/devices/modbus-tcp/profile.ts';
import * as modbus from '../../main/adapters/devices/modbus-tcp/protocol.ts';
import * as nci from '../../main/adapters/devices/nci/protocol.ts';
import * as sma from '../../main/adapters/devices/sma/protocol.ts';
import * as toledo8217 from '../../main/adapters/devices/toledo-8217/protocol.ts';
import { ContinuousFramer } from '../../main/adapters/devices/toledo-continuous/framing.ts';
import * as toledoContinuous from '../../main/adapters/devices/toledo-continuous/protocol.ts';
import type { Framer } from '../../main/application/ports/device-family.ts';
import type { Decoded } from '../../main/contract/decoded.ts';
import { ascii, mutated, textOf } from '../support/mutate-frame.ts';

/**
 * Every codec against its grammar written a second time. The second one is slow and plain on purpose: it takes the
 * frame apart place by place, so that the two do not share a mistake.
 */

const RUNS = process.env['INTERLOCK_LONG'] ? 1_000_000 : 20_000;
const TIMEOUT = RUNS * 3;

type Weight = Omit<Extract<Decoded, { kind: 'reading' }>, 'kind'>;
const said = (value: string, unit: string, stable: boolean | null, basis: Weight['basis']): Weight => ({
  value,
  unit,
  stable,
  basis,
});

/** A reading only where the second grammar finds the same; and so many of them that the test has something to say. */
function neverFalse(
  frames: fc.Arbitrary<Uint8Array>,
  decode: (frame: Uint8Array) => Decoded,
  secondly: (frame: Uint8Array) => Weight | null,
): void {
  let readings = 0;
  fc.assert(
    fc.property(frames, (bytes) => {
      const decoded = decode(bytes);
      if (decoded.kind !== 'reading') return;
      readings += 1;
      expect({ kind: 'reading', ...secondly(bytes) }).toEqual(decoded);
    }),
    { numRuns: RUNS },
  );
  expect(readings).toBeGreaterThan(RUNS / 100);
}

/** What the second grammar takes for a weight, the codec reads; it refuses no whole frame. */
function neverDeaf(
  frames: fc.Arbitrary<string>,
  decode: (frame: Uint8Array) => Decoded,
  secondly: (frame: Uint8Array) => Weight | null,
): void {
  fc.assert(
    fc.property(frames, (text) => {
      const weight = secondly(ascii(text));
      fc.pre(weight !== null);
      expect(decode(ascii(text))).toEqual({ kind: 'reading', ...weight });
    }),
    { numRuns: 1000 },
  );
}

const isDigit = (char: string): boolean => char >= '0' && char <= '9' && char.length === 1;

/** Digits with at most one point between two of them. */
function isPlainNumber(text: string): boolean {
  const [whole = '', fraction, ...more] = text.split('.');
  const all = (part: string): boolean => part !== '' && [...part].every(isDigit);
  return more.length === 0 && all(whole) && (fraction === undefined || all(fraction));
}

/** Blanks taken from the left only. */
function unpadded(text: string): string {
  let at = 0;
  while (text[at] === ' ') at += 1;
  return text.slice(at);
}

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const number = (places: number, width: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.boolean(), fc.nat(10 ** Math.min(width - 2 - (places > 0 ? 1 : 0), 8) - 1))
    .map(([isNegative, value]) => {
      const text = String(value).padStart(places + 1, '0');
      const whole = text.slice(0, text.length - places);
      return `${isNegative ? '-' : ''}${whole}${places > 0 ? `.${text.slice(-places)}` : ''}`.padStart(width);
    });

describe('KERN', () => {
  const numeric = fc
    .tuple(
      fc.constantFrom('+', '-', ' '),
      fc.constantFrom(3, 2, 0),
      fc.nat(99_999),
      fc.boolean(),
      fc.constantFrom(' G', 'KG', 'CT', 'PC'),
      fc.constantFrom(' ', 'G', 'T', 'd'),
      fc.constantFrom('S', 'U', ' ', 'E'),
    )
    .map(([sign, places, value, verified, unit, kind, state]) => {
      const text = String(value).padStart(places + 1, '0');
      const whole = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
      const shown = verified ? `${whole.slice(0, -1)}/${whole.slice(-1)}` : whole;
      return `${sign}${shown.padStart(verified ? 8 : 7)}${unit}${kind}${state}`;
    });
  const labelled = fc
    .tuple(fc.constantFrom('S', 'D'), number(3, 10), fc.constantFrom('g  ', 'kg ', 'pcs'))
    .map(([state, value, unit]) => `S ${state} ${value} ${unit}`);
  const line = fc
    .tuple(number(1, 12), fc.constantFrom('g  ', 'kg ', '   ', 'pcs'))
    .map(([value, unit]) => `${value} ${unit}`);
  const units: Readonly<Record<string, string>> = Object.fromEntries(
    'G=g KG=kg CT=ct LB=lb OZ=oz OT=ozt DW=dwt GR=GN MO=mom %=% g=g kg=kg mg=mg ct=ct lb=lb oz=oz ozt=ozt dwt=dwt GN=GN mom=mom'
      .split(' ')
      .map((pair) => pair.split('=')),
  );

  function secondly(frame: Uint8Array): Weight | null {
    const text = textOf(frame);
    const from = (at: number, length: number): string => text.slice(at, at + length);
    if (text.startsWith('S ') && text.length === 18) {
      const unit = units[from(15, 3).trim()];
      const places = from(4, 10).trim();
      const value = places.startsWith('-') ? `-${whole(places.slice(1))}` : whole(places);
      return unit === undefined || from(14, 1) !== ' ' ? null : said(value, unit, text[2] === 'S', 'unknown');
    }
    const isShortLine =
      text.length === 13 && [...from(0, 12)].every((char) => ' -.0123456789'.includes(char));
    const isLine = text.length === 16 || (isShortLine && text.endsWith(' ') && isDigit(text[11] ?? ''));
    if (isLine) {
      const sent = from(13, 3).trim();
      const places = unpadded(from(0, 12));
      const value = places.startsWith('-') ? `-${unpadded(places.slice(1))}` : places;
      if (!isPlainNumber(value.replace(/^-/, ''))) return null;
      if (sent === '') return said(value, '', false, 'unknown');
      return units[sent] === undefined ? null : said(value, units[sent], true, 'unknown');
    }
    if (text.length < 12 || text.length > 14) return null;
    const tail = text.slice(-4);
    const unit = units[tail.slice(0, 2).trim()];
    const places = unpadded(text.slice(1, -4));
    const slashed = places.includes('/');
    if (unit === undefined || (slashed && text.length === 12) || (!slashed && text.length === 14))
      return null;
    if (!' LGH12345d'.includes(tail.charAt(2))) return null;
    const sign = text.charAt(0) === ' ' ? '' : text.charAt(0);
    const stable = { S: true, U: false }[tail.charAt(3)] ?? null;
    return said(sign + whole(places), unit, stable, tail.charAt(2) === 'd' ? 'gross' : 'unknown');
  }

  /** A number, with the digit behind the slash put back. */
  function whole(places: string): string {
    const [before = '', after, ...more] = places.split('/');
    const joined = before + (after ?? '');
    const isVerified = after === undefined || (after.length === 1 && isDigit(after) && before !== '');
    return more.length === 0 && isVerified && isPlainNumber(joined) ? joined : 'none';
  }

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    const others = fc.constantFrom('A00', 'E01', '       Error', '---------------', '10:24:33');
    neverFalse(mutated(fc.oneof(numeric, labelled, line, others)), kern.decode, secondly);
  });
});

describe('Adam', () => {
  const line = fc
    .tuple(
      fc.constantFrom('G/W ', 'N/W ', 'T/W ', 'G ', 'N ', ''),
      fc.constantFrom('+', '-', ''),
      fc.nat(8),
      number(2, 9).map((text) => text.replace('-', '').trim()),
      fc.nat(3),
      fc.constantFrom('kg', 'g', 'lb', 'dwt', 'PCS'),
    )
    .map(
      ([label, sign, blanks, value, gap, unit]) =>
        `${label}${sign}${' '.repeat(blanks)}${value}${' '.repeat(gap)}${unit}`,
    );
  const units: Readonly<Record<string, string>> = Object.fromEntries(
    'g=g kg=kg Kg=kg mg=mg ct=ct lb=lb oz=oz ozt=ozt dwt=dwt GN=GN mom=mom %=%'
      .split(' ')
      .map((pair) => pair.split('=')),
  );

  function secondly(frame: Uint8Array): Weight | null {
    let rest = textOf(frame);
    let basis: Weight['basis'] = 'unknown';
    const label = 'GNT'.indexOf(rest.charAt(0));
    if (label >= 0 && rest !== '') {
      rest = rest.slice(1);
      if (rest.startsWith('/W')) rest = rest.slice(2);
      if (!rest.startsWith(' ')) return null;
      basis = (['gross', 'net', 'tare'] as const)[label] ?? 'unknown';
    }
    rest = unpadded(rest);
    const sign = rest.startsWith('+') || rest.startsWith('-') ? rest.charAt(0) : '';
    rest = unpadded(rest.slice(sign.length));
    let at = 0;
    while (isDigit(rest.charAt(at)) || rest.charAt(at) === '.') at += 1;
    const value = rest.slice(0, at);
    const unit = units[unpadded(rest.slice(at)).trimEnd()];
    return isPlainNumber(value) && unit !== undefined ? said(sign + value, unit, null, basis) : null;
  }

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    const others = fc.constantFrom('!EU', '!EK', 'Gross Wt 1.234 Kg', 'TOTAL  1.2 kg', 'No. 5');
    neverFalse(mutated(fc.oneof(line, line, others)), adam.decode, secondly);
    neverDeaf(line, adam.decode, secondly);
  });
});

describe('NCI', () => {
  const answer = fc
    .tuple(
      number(2, 8),
      fc.constantFrom('lb', 'kg', 'KG', 'g'),
      fc.constantFrom('S', ''),
      fc.constantFrom('00', '10', '20', '02', '01', '40', '0p0', '0p4', '0p7', '1p3', '0p1', '0pp0'),
    )
    .map(([value, unit, mark, status]) => `\n${value}${unit}\r\n${mark}${status}`);

  function secondly(motionBit: 0 | 1): (frame: Uint8Array) => Weight | null {
    return (frame) => {
      const lines = textOf(frame).replace(/\r$/, '').split('\n');
      const [before, shown = '', after = '', ...more] = lines;
      if (before !== '' || more.length > 0 || !shown.endsWith('\r')) return null;
      const bytes = [...ascii(after.startsWith('S') ? after.slice(1) : after)].map((byte) => byte % 128);
      const [first = 0, second = 0, third, fourth, ...fifth] = bytes;
      if (bytes.length < 2 || fifth.length > 0 || bytes.some((byte) => (byte >> 4) % 4 !== 3) || first >= 64)
        return null;
      if (second >= 64 !== (third !== undefined)) return null;
      if (third !== undefined && third >= 64 !== (fourth !== undefined)) return null;
      if (fourth !== undefined && fourth >= 64) return null;
      if (first % 16 >= 4 || second % 16 !== 0) return null;
      if (third !== undefined && (third % 16 >= 8 || (third % 4 !== 0 && third % 4 !== 3))) return null;
      const words = shown.slice(0, -1);
      const unitAt = [...words].findIndex((char) => /[A-Za-z]/.test(char));
      const sent = words.slice(unitAt).trim();
      const unit = sent === sent.toUpperCase() || sent === sent.toLowerCase() ? sent.toLowerCase() : '';
      let value = unpadded(words.slice(0, unitAt)).trimEnd();
      if (value.startsWith('-')) value = `-${unpadded(value.slice(1))}`;
      if (!isPlainNumber(value.replace(/^-/, ''))) return null;
      if (!['lb', 'kg', 'oz', 'g', 'mg', 'ct', 'ozt', 'dwt'].includes(unit)) return null;
      const basis = third === undefined ? 'unknown' : (third >> 2) % 2 === 1 ? 'net' : 'gross';
      return said(value, unit, first % 2 !== motionBit, basis);
    };
  }

  it.each([1, 0] as const)(
    'never throws and never makes a reading of anything but a whole weight; moving is bit 0 = %d',
    { timeout: TIMEOUT },
    (motionBit) => {
      const others = fc.constantFrom(
        '\n?',
        '\n^^^^^^lb\r\nS02',
        '\nS10',
        '\nkg\r\nS00',
        '\n2lb 3.5oz\r\nS00',
      );
      const decode = (frame: Uint8Array): Decoded => nci.decode(frame, { motionBit });
      neverFalse(mutated(fc.oneof(answer, answer, others)), decode, secondly(motionBit));
      neverDeaf(answer, decode, secondly(motionBit));
    },
  );
});

describe('SMA', () => {
  const answer = fc
    .tuple(
      fc.constantFrom(' ', 'Z', 'O', 'U', 'E', 'T'),
      fc.constantFrom('1', '2'),
      fc.constantFrom('G', 'N', 'T', 'g', 'n'),
      fc.constantFrom(' ', 'M'),
      number(3, 10),
      fc.constantFrom('kg ', 'g  ', 'lb '),
    )
    .map(([s, r, n, m, value, unit]) => `\n${s}${r}${n}${m} ${value}${unit}`);

  function secondly(frame: Uint8Array): Weight | null {
    const text = textOf(frame).replace(/\r$/, '');
    if (text.length !== 19 || text.charAt(0) !== '\n' || text.charAt(5) !== ' ') return null;
    const basis = ({ G: 'gross', g: 'gross', N: 'net', n: 'net', T: 'tare' } as const)[text.charAt(3)];
    const unit = {
      'g  ': 'g',
      'kg ': 'kg',
      'mg ': 'mg',
      't  ': 't',
      'lb ': 'lb',
      'oz ': 'oz',
      'ct ': 'ct',
      ozt: 'ozt',
      dwt: 'dwt',
      'G  ': 'g',
      'KG ': 'kg',
      'LB ': 'lb',
      'OZ ': 'oz',
    }[text.slice(16)];
    const value = unpadded(text.slice(6, 16));
    if (
      !' Z'.includes(text.charAt(1)) ||
      !'123456789'.includes(text.charAt(2)) ||
      !' M'.includes(text.charAt(4))
    )
      return null;
    if (basis === undefined || unit === undefined || !isPlainNumber(value.replace(/^-/, ''))) return null;
    return said(value, unit, text.charAt(4) === ' ', basis);
  }

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    const others = fc.constantFrom('\n?', '\n!', '\n    ', '\nSMA:2/1.0', '\nMOD:X 60.18 kg');
    neverFalse(mutated(fc.oneof(answer, answer, others)), sma.decode, secondly);
    neverDeaf(answer, sma.decode, secondly);
  });
});

describe('Toledo 8217', () => {
  const answer = fc
    .tuple(digits(5), fc.constantFrom(1, 2, 3), fc.constantFrom('', 'N'))
    .map(([text, places, net]) => `\x02${text.slice(0, -places)}.${text.slice(-places)}${net}`);

  function secondly(frame: Uint8Array): Weight | null {
    let text = textOf(frame).replace(/\r$/, '');
    if (text.charAt(0) !== '\x02') return null;
    const isNet = text.endsWith('N');
    text = isNet ? text.slice(1, -1) : text.slice(1);
    const value = unpadded(text);
    const isWhole = (text.length === 6 || text.length === 7) && isPlainNumber(value);
    return isWhole ? said(value, '', true, isNet ? 'net' : 'unknown') : null;
  }

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    const others = fc.constantFrom('\x02?A', '\x02?B', '\x02?P', '\x02?E');
    neverFalse(mutated(fc.oneof(answer, answer, others)), toledo8217.decode, secondly);
    neverDeaf(answer, toledo8217.decode, secondly);
  });
});

describe('Toledo continuous', () => {
  const frame = fc
    .tuple(fc.nat(7), fc.nat(127), fc.nat(127), digits(6), digits(6))
    .map(([a, b, c, weight, tare]) => {
      const body = `\x02${String.fromCharCode(0x28 | a, b | 0x20, (c & 0x2f) | 0x20)}${weight}${tare}\r`;
      return body + String.fromCharCode(toledoContinuous.checksum(ascii(body)));
    });

  function secondly(bytes: Uint8Array): Weight | null {
    const text = textOf(bytes);
    const sum = [...bytes].reduce((total, byte) => (total + byte) % 128, 0);
    if (bytes.length !== 18 || sum !== 0 || bytes.some((byte) => byte >= 128)) return null;
    if (text.charAt(0) !== '\x02' || text.charAt(16) !== '\r') return null;
    const bit = (at: number, number: number): number => ((bytes[at] ?? 0) >> number) % 2;
    if (bit(1, 5) === 0 || bit(1, 6) === 1 || bit(2, 5) === 0 || bit(3, 5) === 0) return null;
    if (bit(1, 3) + bit(1, 4) === 0) return null;
    if (bit(2, 2) === 1 || bit(2, 6) === 1 || bit(3, 4) === 1) return null;
    const [weight, tare] = [unpadded(text.slice(4, 10)), unpadded(text.slice(10, 16))];
    if (![weight, tare].every((each) => each !== '' && [...each].every(isDigit))) return null;
    const places = (bytes[1] ?? 0) % 8;
    let value = weight;
    if (places < 2) value += places === 0 ? '00' : '0';
    if (places > 2) {
      while (value.length < places - 1) value = `0${value}`;
      value = `${value.slice(0, value.length - places + 2)}.${value.slice(value.length - places + 2)}`;
    }
    const unit =
      [bit(2, 4) === 1 ? 'kg' : 'lb', 'g', 't', 'oz', 'ozt', 'dwt', 'ton', ''][(bytes[3] ?? 0) % 8] ?? '';
    return said(
      (bit(2, 1) === 1 ? '-' : '') + value,
      unit,
      bit(2, 3) === 0,
      bit(2, 0) === 1 ? 'net' : 'gross',
    );
  }

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    neverFalse(mutated(frame), toledoContinuous.decode, secondly);
    neverDeaf(frame, toledoContinuous.decode, secondly);
  });
});

describe('a line by its profile', () => {
  const profileOf = (data: unknown): LineProfile => {
    const parsed = parseLineProfile(data);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  };
  const columns = profileOf({
    name: 'columns',
    end: 'CRLF',
    separator: null,
    parts: [
      { is: 'stability', width: 2, marks: { ST: 'stable', US: 'unstable', OL: 'overload' } },
      { is: 'text', text: ',', width: 1 },
      { is: 'basis', width: 2, marks: { GS: 'gross', NT: 'net' } },
      { is: 'text', text: ',', width: 1 },
      { is: 'value', width: 9 },
      { is: 'unit', width: 3, marks: { kg: 'kg', g: 'g' } },
    ],
  });
  const valid = fc
    .tuple(
      fc.constantFrom('ST', 'US', 'OL'),
      fc.constantFrom('GS', 'NT'),
      number(2, 9),
      fc.constantFrom(' kg', '  g', 'kg ', 'g  '),
    )
    .map(([state, basis, value, unit]) => `${state},${basis},${value}${unit}`);

  function secondly(frame: Uint8Array): Weight | null {
    const text = textOf(frame);
    if (text.length !== 18 || text.charAt(2) !== ',' || text.charAt(5) !== ',') return null;
    const stable = { ST: true, US: false }[text.slice(0, 2)];
    const basis = ({ GS: 'gross', NT: 'net' } as const)[text.slice(3, 5)];
    const unit = { kg: 'kg', g: 'g' }[text.slice(15).trim()];
    const places = text.slice(6, 15).trim();
    const sign = '+-'.includes(places.charAt(0)) ? places.charAt(0) : '';
    const value = sign === '' ? places : unpadded(places.slice(1));
    if (stable === undefined || basis === undefined || unit === undefined || !isPlainNumber(value))
      return null;
    return said(sign + value, unit, stable, basis);
  }

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    const decode = (frame: Uint8Array): Decoded => lineScale.decode(frame, columns);
    neverFalse(mutated(valid), decode, secondly);
    neverDeaf(valid, decode, secondly);
  });

  it('takes any JSON for a profile or says why not in a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((parts) => ({ name: 'x', end: 'LF', separator: null, parts: [parts] })),
        ),
        (data) => {
          const parsed = parseLineProfile(data);
          if (!parsed.ok) expect(parsed.error).toMatch(/\S/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('Modbus TCP', () => {
  const answer = fc
    .tuple(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.nat(0xffff),
      fc.constantFrom(27, 28, 29, 30, 31, 3),
      fc.nat(0x0f),
      fc.constantFrom(0, 0, 0, 8, 16),
    )
    .map(([value, transaction, point, flags, error]) => {
      const bytes = new DataView(new ArrayBuffer(33));
      for (const [at, byte] of [0, 0, 0, 0, 0, 27, 1, 3, 24].entries()) bytes.setUint8(at, byte);
      bytes.setUint16(0, transaction);
      bytes.setInt32(9, value);
      bytes.setUint32(21, (2 ** point + flags) % 2 ** 32);
      bytes.setUint32(25, error);
      return textOf(new Uint8Array(bytes.buffer));
    });

  function secondly(frame: Uint8Array): Weight | null {
    if (frame.length !== 33) return null;
    const word = (at: number): bigint =>
      [0, 1, 2, 3].reduce((sum, next) => sum * 256n + BigInt(frame[at + next] ?? 0), 0n);
    if (frame.slice(2, 9).join() !== '0,0,0,27,1,3,24') return null;
    const bits = (value: bigint): number[] =>
      [...value.toString(2)].reverse().flatMap((bit, at) => (bit === '1' ? [at] : []));
    const status = bits(word(21));
    if (bits(word(25)).some((bit) => bit <= 6) || status.includes(14) || status.includes(15)) return null;
    const point = status.filter((bit) => bit >= 27);
    if (point.length !== 1) return null;
    const places = 31 - (point[0] ?? 0);
    const weight = BigInt.asIntN(32, word(9));
    const text = (weight < 0n ? -weight : weight).toString().padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    const value = `${weight < 0n ? '-' : ''}${whole}${places > 0 ? `.${text.slice(text.length - places)}` : ''}`;
    return said(value, '', !status.includes(2), status.includes(3) ? 'net' : 'gross');
  }

  it('never throws and never makes a reading of anything but a whole answer', { timeout: TIMEOUT }, () => {
    neverFalse(mutated(answer), modbus.decode, secondly);
    neverDeaf(answer, modbus.decode, secondly);
  });
});

describe('framing', () => {
  const stream = fc.array(
    fc.oneof(
      fc.constantFrom(
        '\n  12.34lb\r\nS00\r\x03',
        '\n 1G       5.025lb \r',
        '\x0200.360\r',
        '\x02,0 001234000000\r',
        '\x02',
        '\r',
        '\x03',
        '\0\x01\0\0\0\x06\x01\x03\0\0\0\x0c',
        'x'.repeat(700),
      ),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => textOf(bytes)),
    ),
    { maxLength: 12 },
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });

  /** Frames and noise; noise as one text, because what is given up may be told in more than one piece. */
  function framed(
    framer: Framer,
    bytes: Uint8Array,
    sizes: readonly number[],
  ): { frames: string[]; noise: string } {
    const frames: string[] = [];
    let noise = '';
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      for (const piece of framer.push(bytes.subarray(at, at + size), 0)) {
        if (piece.kind === 'frame') frames.push(textOf(piece.bytes));
        else noise += textOf(piece.bytes);
      }
      at += size;
    }
    return { frames, noise };
  }

  it.each([
    ['NCI', () => new LineFramer(nci.framing), nci.framing.cap],
    ['SMA', () => new LineFramer(sma.framing), sma.framing.cap],
    ['8217', () => new LineFramer(toledo8217.framing), toledo8217.framing.cap],
    ['lines', () => new LineFramer(lineScale.framingOf('CR')), lineScale.framingOf('CR').cap],
    ['Toledo continuous', () => new ContinuousFramer(), toledoContinuous.FRAME_BYTES],
    ['Modbus', () => new ModbusFramer(FT_112), modbus.LONGEST + modbus.HEADER_BYTES],
  ] as const)(
    '%s: the same frames however the bytes arrive, and none longer than the cap',
    (_name, make, cap) => {
      fc.assert(
        fc.property(stream, cuts, (pieces, sizes) => {
          const bytes = ascii(pieces.join(''));
          const whole = framed(make(), bytes, [Math.max(bytes.length, 1)]);
          expect(framed(make(), bytes, sizes)).toEqual(whole);
          for (const frame of whole.frames) expect(frame.length).toBeLessThanOrEqual(cap);
        }),
        { numRuns: 2000 },
      );
    },
  );
});
