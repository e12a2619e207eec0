import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineFramer } from '../../main/adapters/devices/line-framing.ts';
import { framing } from '../../main/adapters/devices/mt-sics/driver.ts';
import { decodeFrame, PROTOCOLS, type Protocol } from '../../main/adapters/devices/protocols.ts';
import { STATUS_CAP } from '../../main/adapters/devices/zpl-printer/protocol.ts';
import { StatusFramer } from '../../main/adapters/devices/zpl-printer/status-framing.ts';
import type { Framer } from '../../main/application/ports/device-family.ts';
import { ascii, mutated, textOf } from '../support/mutate-frame.ts';

const RUNS = process.env.INTERLOCK_LONG ? 1_000_000 : 20_000;
const LIMIT = { numRuns: RUNS };
const TIMEOUT = RUNS * 3;

function codec(name: string): Protocol {
  const protocol = PROTOCOLS[name];
  if (!protocol) throw new Error(`no protocol ${name}`);
  return protocol;
}

const number = fc
  .tuple(fc.boolean(), fc.nat(99_999_999), fc.nat({ max: 6 }))
  .map(([isNegative, digits, places]) => {
    const text = String(digits).padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    return `${isNegative ? '-' : ''}${whole}${places > 0 ? `.${text.slice(-places)}` : ''}`;
  });

describe('MT-SICS', () => {
  const weight = fc
    .tuple(
      fc.constantFrom('S S', 'S D', 'T S', 'TI D', 'TA A'),
      number,
      fc.constantFrom('g', 'kg', 'mg', 'lb'),
    )
    .map(([head, value, unit]) => `${head} ${value.padStart(10)} ${unit}`);
  const other = fc.constantFrom(
    'S I',
    'S +',
    'Z A',
    'ES',
    'S S Error 10b',
    'I4 A "B123"',
    'I2 A "X 60.18 kg"',
    'TAC A',
    'I50 B 0 535.141 g',
    'M19 A 200.0000 g',
    'PCS S         25 PCS',
    'C2 "200.00 g"',
  );

  /** The grammar written a second time, from the manual: what may be a weight at all. */
  const GRAMMAR = /^(S [SD]|T S|TI [SD]|TA A) +(-?\d{1,15}(?:\.\d{1,15})?) +([A-Za-z%]{1,4}) *$/;

  it('never throws and never makes a reading of anything but a whole weight', { timeout: TIMEOUT }, () => {
    const mtSics = codec('mt-sics');
    let readings = 0;
    fc.assert(
      fc.property(mutated(fc.oneof(weight, other)), (bytes) => {
        const decoded = mtSics.decode(bytes, 2026);
        if (decoded.kind !== 'reading') return;
        readings += 1;
        const [, head, value, unit] = GRAMMAR.exec(textOf(bytes)) ?? [];
        expect(decoded).toMatchObject({ value, unit });
        expect(decoded.stable).toBe(head === 'TA A' ? null : head?.endsWith('S'));
        expect(decoded.basis).toBe(head?.startsWith('S ') ? 'unknown' : 'tare');
      }),
      LIMIT,
    );
    expect(readings).toBeGreaterThan(RUNS / 100);
  });

  it('gives back the digits, the sign and the unit of every whole weight', () => {
    fc.assert(
      fc.property(weight, (text) => {
        const [, , value, unit] = GRAMMAR.exec(text) ?? [];
        expect(codec('mt-sics').decode(ascii(text), 2026)).toMatchObject({
          kind: 'reading',
          value,
          unit,
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('GS1 element strings', () => {
  const lot = fc.stringMatching(/^[!-"%-?A-Z_a-z]{1,20}$/);
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const element = fc.oneof(
    lot.map((text) => `10${text}\x1d`),
    lot.map((text) => `21${text}\x1d`),
    digits(13).map((text) => `01${text}0`),
    digits(6).map((text) => `17${text}`),
    digits(6).map((text) => `3102${text}`),
    fc.constant('0109506000134352'),
  );
  const scan = fc
    .tuple(
      fc.constantFrom(']d2', ']C1', ']Q3', '', ']E0', ']A0'),
      fc.array(element, { minLength: 1, maxLength: 4 }),
    )
    .map(([aim, elements]) => aim + elements.join(''));

  it('never throws, and what it accepts is exactly what was scanned', { timeout: TIMEOUT }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated(scan), (bytes) => {
        const [decoded] = decodeFrame(codec('gs1'), bytes, 2026);
        if (decoded?.kind !== 'gs1' || decoded.carrier?.startsWith('E')) return;
        accepted += 1;
        const spelled = decoded.elements.map(([ai, value]) => ai + value).join('');
        const sent =
          textOf(bytes)
            .split(/[\r\n]/)
            .find((line) => line !== '') ?? '';
        expect(spelled).toBe(sent.replace(/^\][A-Za-z][0-9A-Za-z]/, '').replaceAll('\x1d', ''));
      }),
      LIMIT,
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });
});

describe('ZPL host status', () => {
  const flag = fc.constantFrom('0', '1');
  const field = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const status = fc
    .tuple(
      fc.tuple(
        field(3),
        flag,
        flag,
        field(4),
        field(3),
        flag,
        flag,
        flag,
        fc.constant('000'),
        flag,
        flag,
        flag,
      ),
      fc.tuple(
        field(3),
        flag,
        flag,
        flag,
        flag,
        field(1),
        field(1),
        flag,
        field(8),
        fc.constant('1'),
        field(3),
      ),
      fc.tuple(field(4), flag),
    )
    .map((strings) => strings.map((fields) => `\x02${fields.join(',')}\x03\r\n`).join(''));

  it('never throws, and every flag it tells stands in its own field', { timeout: TIMEOUT }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated(status), (bytes) => {
        const decoded = codec('zpl-status').decode(bytes, 2026);
        if (decoded.kind !== 'printer') return;
        accepted += 1;
        const strings = textOf(bytes)
          .split('\x02')
          .slice(1)
          .map((text) => text.split('\x03')[0]?.split(',') ?? []);
        expect(strings.map((fields) => fields.length)).toEqual([12, 11, 2]);
        const [first = [], second = []] = strings;
        expect(decoded).toMatchObject({
          paperOut: first[1] === '1',
          paused: first[2] === '1',
          formatsInBuffer: Number(first[4]),
          overTemperature: first[11] === '1',
          headUp: second[2] === '1',
          ribbonOut: second[3] === '1',
          labelsRemaining: Number(second[8]),
        });
      }),
      LIMIT,
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });
});

describe('framing', () => {
  const stream = fc.array(
    fc.oneof(
      fc.constantFrom(
        'S S     100.00 g\r\n',
        'S D  1.5 kg\r\n',
        '\r\n',
        '\n',
        '\x02000\x03',
        '\x02',
        '\x03',
        'x'.repeat(700),
      ),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => textOf(bytes)),
    ),
    { maxLength: 12 },
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });

  function framed(framer: Framer, bytes: Uint8Array, sizes: readonly number[]): readonly string[] {
    const out: string[] = [];
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      for (const piece of framer.push(bytes.subarray(at, at + size), 0)) {
        out.push(`${piece.kind} ${textOf(piece.bytes)}`);
      }
      at += size;
    }
    return out;
  }

  it.each([
    ['lines', () => new LineFramer(framing), framing.cap],
    ['host status', () => new StatusFramer(), STATUS_CAP],
  ] as const)(
    '%s: the same frames however the bytes arrive, and never more than the cap',
    (_name, make, cap) => {
      fc.assert(
        fc.property(stream, cuts, (pieces, sizes) => {
          const bytes = ascii(pieces.join(''));
          const whole = framed(make(), bytes, [Math.max(bytes.length, 1)]);
          expect(framed(make(), bytes, sizes)).toEqual(whole);
          for (const frame of whole) expect(frame.length).toBeLessThanOrEqual(cap + 'noise '.length);
        }),
        { numRuns: 2000 },
      );
    },
  );
});
