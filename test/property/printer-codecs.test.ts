import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EscposFramer } from '../../main/adapters/devices/escpos-printer/status-framing.ts';
import { decodeStream, PROTOCOLS, type Protocol } from '../../main/adapters/devices/protocols.ts';
import { TsplFramer } from '../../main/adapters/devices/tspl-printer/status-framing.ts';
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

/** Decodes frames that a bad cable changed, and counts how many are still a status. */
function hearing(
  name: string,
  valid: fc.Arbitrary<string>,
  check: (bytes: Uint8Array, told: object) => void,
) {
  let accepted = 0;
  fc.assert(
    fc.property(mutated(valid), (bytes) => {
      const decoded = codec(name).decode(bytes, 2026);
      const kinds = new Set([decoded, ...decodeStream(codec(name), bytes, 2026)].map(({ kind }) => kind));
      kinds.delete('printer');
      kinds.delete('malformed');
      expect(kinds.size).toBe(0);
      if (decoded.kind !== 'printer') return;
      accepted += 1;
      check(bytes, decoded);
    }),
    LIMIT,
  );
  expect(accepted).toBeGreaterThan(RUNS / 100);
}

const letters = (text: string) => fc.constantFrom(...text);

describe('TSPL status', () => {
  const four = fc
    .tuple(letters('@`BCEFKLPW'), letters('@H'), letters('@ABCDHP'), letters('@ABDH`a'))
    .map((characters) => `\x02${characters.join('')}\x03\r\n`);
  const one = fc.nat(255).map((byte) => String.fromCharCode(byte));

  it('never throws, and every flag it tells stands in its own bit', { timeout: TIMEOUT }, () => {
    hearing('tspl-status', fc.oneof({ weight: 3, arbitrary: four }, one), (bytes, told) => {
      if (bytes.length === 1) {
        const byte = bytes[0] ?? 0;
        expect(told).toMatchObject({
          headUp: byte % 2 === 1,
          paperOut: (byte >> 2) % 2 === 1,
          paused: (byte >> 4) % 2 === 1,
          printing: (byte >> 5) % 2 === 1,
        });
        return;
      }
      expect([bytes[0], bytes[5]]).toEqual([0x02, 0x03]);
      expect(['', '\r\n', '\r']).toContain(textOf(bytes.subarray(6)));
      const [, message = '', error = '', media = ''] =
        /^([@`BCEFKLPW])[@H]([@-_])([@-O`-o])$/.exec(textOf(bytes.subarray(1, 5))) ?? [];
      expect(message).not.toBe('');
      expect(told).toMatchObject({
        paused: message === '`',
        printing: 'BCFPW'.includes(message),
        overTemperature: error.charCodeAt(0) % 2 === 1,
        paperOut: media.charCodeAt(0) % 2 === 1,
        headUp: media.charCodeAt(0) >= 0x60,
      });
    });
  });
});

describe('ESC/POS status', () => {
  const status = fc
    .tuple(fc.nat(15), fc.boolean())
    .map(([bits, doubled]) => {
      const low = bits & 3;
      const high = bits >> 2;
      return doubled ? 0x12 | (low & 1 ? 0x0c : 0) | (high & 1 ? 0x60 : 0) : 0x12 | (low << 2) | (high << 5);
    })
    .map((byte) => String.fromCharCode(byte));
  const all = fc
    .tuple(status, status, status, fc.constantFrom('\x12', '\x1e', '\x72', '\x7e'))
    .map((answers) => answers.join(''));
  const asked = fc
    .tuple(fc.integer({ min: 1, max: 4 }), status)
    .map(([n, answer]) => `\x10\x04${String.fromCharCode(n)}${answer}`);

  it('never throws, and every flag it tells stands in its own bit', { timeout: TIMEOUT }, () => {
    hearing('escpos-status', fc.oneof(all, asked, status), (bytes, told) => {
      const answers = bytes[0] === 0x10 ? bytes.slice(3) : bytes;
      for (const byte of answers) expect(byte & 0x93).toBe(0x12);
      const [first = 0, second = 0, , fourth = 0] = bytes;
      if (bytes.length === 1) {
        expect(told).toMatchObject({ question: 'unknown', '1.offline': (first & 0x08) !== 0 });
      } else if (first === 0x10) {
        expect(Object.keys(told)).toHaveLength(bytes[2] === 4 ? 4 : 6);
      } else {
        expect([0x00, 0x60]).toContain(fourth & 0x60);
        expect(told).toMatchObject({
          offline: (first & 0x08) !== 0,
          coverOpen: (second & 0x04) !== 0,
          paperOut: (fourth & 0x60) === 0x60,
        });
      }
    });
  });
});

describe('ZPL queries', () => {
  const hex = (bits: number) => bits.toString(16).toUpperCase().padStart(8, '0');
  const errors = fc
    .tuple(fc.constantFrom(0, 1, 2, 4, 5, 0x10, 0x1_0000, 0x8_0000), fc.constantFrom(0, 1, 2, 4, 8, 12))
    .map(
      ([error, warning]) =>
        `\x02\r\n  PRINTER STATUS \r\n   ERRORS:    ${error ? 1 : 0} 00000000 ${hex(error)}  \r\n` +
        `   WARNINGS:  ${warning ? 1 : 0} 00000000 ${hex(warning)}  \r\n\x03`,
    );
  const odometer = fc
    .tuple(fc.nat(999_999), fc.constantFrom('"', 'cm'))
    .map(([total, unit]) => `\x02\r\n PRINT METERS\r\n TOTAL NONRESETTABLE: ${total} ${unit} \r\n\x03`);

  it('never throws, and every flag and length it tells stands in the text', { timeout: TIMEOUT }, () => {
    hearing('zpl-status', fc.oneof(errors, odometer), (bytes, told) => {
      const text = textOf(bytes);
      if ('totalLength' in told) {
        expect(told).toMatchObject({ totalLength: /TOTAL NONRESETTABLE: *(\d+)/.exec(text)?.[1] });
        return;
      }
      const bits = (title: string) =>
        Number.parseInt(new RegExp(`${title}: +[01] 0{8} ([0-9A-F]{8})`).exec(text)?.[1] ?? '', 16);
      expect(told).toMatchObject({
        paperOut: bits('ERRORS') % 2 === 1,
        headUp: (bits('ERRORS') >> 2) % 2 === 1,
        paused: (bits('ERRORS') >> 16) % 2 === 1,
        calibrateMedia: bits('WARNINGS') % 2 === 1,
      });
    });
  });
});

describe('framing of printers', () => {
  const stream = fc.array(
    fc.oneof(
      fc.constantFrom(
        '\x02@@@@\x03\r\n',
        '\x02',
        '\x03',
        '\x12\x12\x12\x12',
        '\x10\x04\x01\x12',
        '\x02\r\n PRINT METERS\r\n\x03',
        '\x02000\x03\r\n',
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
      for (const piece of framer.push(bytes.subarray(at, at + size), 0))
        out.push(`${piece.kind} ${textOf(piece.bytes)}`);
      at += size;
    }
    return out;
  }

  it.each([
    ['TSPL with single bytes', () => new TsplFramer('answer'), 6],
    ['TSPL', () => new TsplFramer('noise'), 6],
    ['ESC/POS', () => new EscposFramer(), 4],
    ['ZPL', () => new StatusFramer(), 256],
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
        { numRuns: 500 },
      );
    },
  );
});
