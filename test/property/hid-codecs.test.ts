import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../main/adapters/devices/hid-pos/protocol.ts';
import { ReportJoiner, SCAN_CAP } from '../../main/adapters/devices/hid-pos/report-joiner.ts';
import { decode as decodeScale } from '../../main/adapters/devices/hid-scale/protocol.ts';
import { decodeFrames, PROTOCOLS } from '../../main/adapters/devices/protocols.ts';
import { ascii, mutated, textOf } from '../support/mutate-frame.ts';

const RUNS = process.env.INTERLOCK_LONG ? 1_000_000 : 20_000;
const LIMIT = { numRuns: RUNS };
const TIMEOUT = RUNS * 3;

describe('USB HID scales', () => {
  const report = fc
    .tuple(
      fc.constantFrom(2, 3, 4, 4, 5, 6),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: -5, max: 2 }),
      fc.nat(65_535),
      fc.constantFrom('', '\0'),
    )
    .map(([status, unit, exponent, value, lead]) => {
      const bytes = [3, status, unit, exponent & 255, value & 255, value >> 8];
      return lead + String.fromCharCode(...bytes);
    });

  it('never throws, and a weight is the number of a whole report at rest or moving', {
    timeout: TIMEOUT,
  }, () => {
    let readings = 0;
    fc.assert(
      fc.property(mutated(report), (bytes) => {
        const decoded = decodeScale(bytes);
        if (decoded.kind !== 'reading') return;
        readings += 1;
        const [id, status = 0, , exponent = 0, low = 0, high = 0] = bytes.slice(-6);
        expect([bytes.length === 6 || (bytes.length === 7 && bytes[0] === 0), id]).toEqual([true, 3]);
        expect(decoded.stable).toBe(status !== 3);
        expect([2, 3, 4]).toContain(status);
        const places = (exponent << 24) >> 24;
        // Written a second time: the same number as text with an exponent, and as many places as it has.
        expect(Number(decoded.value)).toBeCloseTo(Number(`${low + 256 * high}e${places}`), 9);
        expect(decoded.value.split('.')[1]?.length ?? 0).toBe(Math.max(-places, 0));
      }),
      LIMIT,
    );
    expect(readings).toBeGreaterThan(RUNS / 100);
  });
});

describe.each(PROFILES)('USB HID POS scanners, $name', (profile) => {
  const protocol = PROTOCOLS[profile.name];
  if (!protocol) throw new Error(`no protocol ${profile.name}`);

  /** Reports of one scan, made a second time: 64 bytes, or 63 without the id. */
  function reportsOf(aim: string, text: string, hasId: boolean): readonly Uint8Array[] {
    const data = profile.aimAt === null ? aim + text : text;
    const count = Math.max(1, Math.ceil(data.length / profile.capacity));
    return Array.from({ length: count }, (_, at) => {
      const piece = data.slice(at * profile.capacity, (at + 1) * profile.capacity);
      const bytes = new Uint8Array(64);
      bytes.set([2, piece.length]);
      if (profile.aimAt !== null) bytes.set(ascii(aim), profile.aimAt);
      bytes.set(ascii(piece), profile.dataAt);
      bytes[63] = at < count - 1 ? 1 : 0;
      return hasId ? bytes : bytes.subarray(1);
    });
  }

  const scan = fc.record({
    aim: fc.constantFrom(']A0', ']C0', ']L0', ']z0'),
    text: fc.stringMatching(/^[!-~]{1,180}$/),
    hasId: fc.boolean(),
  });

  it('joins the reports of every scan to exactly its text', () => {
    fc.assert(
      fc.property(fc.array(scan, { minLength: 1, maxLength: 4 }), (scans) => {
        const reports = scans.flatMap(({ aim, text, hasId }) => reportsOf(aim, text, hasId));
        expect(decodeFrames(protocol, reports, 2026)).toEqual(
          scans.map(({ aim, text }) => ({ kind: 'plain', text, carrier: aim.slice(1) })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and text that it tells stands in the reports, piece behind piece', {
    timeout: TIMEOUT,
  }, () => {
    const damaged = scan.chain(({ aim, text, hasId }) =>
      fc.tuple(...reportsOf(aim, text, hasId).map((report) => mutated(fc.constant(textOf(report))))),
    );
    let accepted = 0;
    fc.assert(
      fc.property(damaged, (reports) => {
        for (const decoded of decodeFrames(protocol, reports, 2026)) {
          if (decoded.kind !== 'plain') continue;
          accepted += 1;
          let rest = decoded.text.replace(/[\r\n]+$/, '');
          const sent = profile.aimAt === null ? `]${decoded.carrier}` : '';
          rest = sent + rest;
          for (const report of reports) {
            if (rest === '') break;
            const whole = new TextDecoder().decode(report);
            const length = longestIn(whole, rest);
            rest = rest.slice(length);
          }
          expect(rest).toBe('');
        }
      }),
      LIMIT,
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });

  it('holds no more than its cap, however long a scan goes on', () => {
    const joiner = new ReportJoiner(profile);
    const [endless] = reportsOf(']A0', `${'x'.repeat(profile.capacity)}y`, true);
    if (!endless) throw new Error('no report');
    let longest = 0;
    for (let turn = 0; turn < 500; turn += 1)
      for (const { bytes } of joiner.push(endless, 0)) longest = Math.max(longest, bytes.length);
    expect(longest).toBeGreaterThan(SCAN_CAP / 2);
    expect(longest).toBeLessThanOrEqual(SCAN_CAP);
  });
});

/** The longest beginning of a text that stands in a report. */
function longestIn(report: string, text: string): number {
  let length = Math.min(text.length, 64);
  while (length > 0 && !report.includes(text.slice(0, length))) length -= 1;
  return length;
}
