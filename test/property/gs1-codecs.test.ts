import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, PROTOCOLS } from '../../main/adapters/devices/protocols.ts';
import type { Decoded } from '../../main/contract/decoded.ts';
import { mutated, textOf } from '../support/mutate-frame.ts';

const RUNS = process.env.INTERLOCK_LONG ? 1_000_000 : 20_000;
const LIMIT = { numRuns: RUNS };
const TIMEOUT = RUNS * 3;

const decode = (protocol: string, bytes: Uint8Array): Decoded | undefined => {
  const known = PROTOCOLS[protocol];
  if (!known) throw new Error(`no protocol ${protocol}`);
  return decodeFrame(known, bytes, 2026)[0];
};

/** The line that was decoded: the first that is not empty. */
const lineOf = (bytes: Uint8Array): string =>
  textOf(bytes)
    .split(/[\r\n]/)
    .find((line) => line !== '') ?? '';

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const plain = fc.stringMatching(/^[!-"%-?A-Z_a-z]{1,20}$/);
const gtin = fc.constantFrom('09506000134352', '00012345678905', '09506000134353');
const monthInReach = fc.constantFrom('280300', '261231', '270229', '271301');

describe('GS1 Digital Link', () => {
  const path = fc.oneof(
    fc.tuple(gtin, plain, plain).map(([item, lot, serial]) => {
      const written = [lot, serial].map(encodeURIComponent);
      return `/01/${item}/10/${written[0]}/21/${written[1]}`;
    }),
    gtin.map((item) => `/shelf/01/${item}`),
    digits(17).map((rest) => `/00/${rest}4`),
  );
  const query = fc.oneof(
    monthInReach.map((date) => `?17=${date}&linkType=gs1:pip`),
    digits(6).map((weight) => `?3102=${weight};240=RM-1014`),
    fc.constant(''),
  );
  const link = fc
    .tuple(fc.constantFrom(']Q1', ']d1', '', ']d2'), fc.constantFrom('https', 'http', 'HTTPS'), path, query)
    .map(([aim, scheme, where, what]) => `${aim}${scheme}://example.org${where}${what}`);

  const decodedText = (text: string): string =>
    text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

  it('never throws, and what it accepts stands in the link: the first in the path, the rest in the query', {
    timeout: TIMEOUT,
  }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated(link), (bytes) => {
        const decoded = decode('gs1-dl', bytes);
        if (decoded?.kind !== 'gs1') return;
        accepted += 1;
        const [address = '', ...rest] = (lineOf(bytes).split('#')[0] ?? '').split('?');
        const asked = rest.join('?');
        const parameters = asked.split(/[&;]/).map((each) => decodedText(each.replaceAll('+', ' ')));
        const fromQuery = decoded.elements.filter(([ai, value]) => parameters.includes(`${ai}=${value}`));
        const fromPath = decoded.elements.slice(0, decoded.elements.length - fromQuery.length);
        const spelled = fromPath.map(([ai, value]) => `/${ai}/${value}`).join('');
        expect(fromPath.length).toBeGreaterThan(0);
        expect(decodedText(address).endsWith(spelled)).toBe(true);
        expect([...fromPath, ...fromQuery]).toEqual(decoded.elements);
      }),
      LIMIT,
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });
});

describe('GS1 elements in brackets', () => {
  const element = fc.oneof(
    plain.map((text) => `(10)${text.replaceAll('(', '\\(')}`),
    plain.map((text) => `(21)${text.replaceAll('(', '\\(')}`),
    gtin.map((item) => `(01)${item}`),
    monthInReach.map((date) => `(17)${date}`),
    digits(6).map((weight) => `(3102)${weight}`),
  );
  const written = fc.array(element, { minLength: 1, maxLength: 4 }).map((elements) => elements.join(''));

  it('never throws, and what it accepts is exactly what was written', { timeout: TIMEOUT }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated(written), (bytes) => {
        const decoded = decode('gs1-bracketed', bytes);
        if (decoded?.kind !== 'gs1') return;
        accepted += 1;
        const spelled = decoded.elements.map(([ai, value]) => `(${ai})${value.replaceAll('(', '\\(')}`);
        expect(spelled.join('')).toBe(lineOf(bytes));
      }),
      LIMIT,
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });
});

describe('any scan', () => {
  const scan = fc
    .tuple(
      fc.constantFrom(']Q1', ']d1', ']A0', ']C0', ']d2'),
      fc.constantFrom('', 'https://example.org'),
      plain,
    )
    .map(([aim, start, text]) => `${aim}${start}/${text}`);

  it('never throws, and plain text is the whole of what was scanned', { timeout: TIMEOUT }, () => {
    let plainTexts = 0;
    fc.assert(
      fc.property(mutated(scan), (bytes) => {
        const decoded = decode('aim', bytes);
        if (decoded?.kind !== 'plain') return;
        plainTexts += 1;
        const utf8 = new TextDecoder().decode(Uint8Array.from(lineOf(bytes), (char) => char.charCodeAt(0)));
        expect(`]${decoded.carrier}${decoded.text}`).toBe(utf8);
      }),
      LIMIT,
    );
    expect(plainTexts).toBeGreaterThan(RUNS / 100);
  });
});
