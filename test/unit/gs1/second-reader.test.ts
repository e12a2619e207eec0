import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import bwip from 'bwip-js/generic';
import { describe, expect, it } from 'vitest';

interface Vector {
  readonly name: string;
  readonly text: string;
  readonly expect: { readonly kind: string };
}

const vectorsOf = (protocol: string, file: string): readonly Vector[] =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../vectors/devices', protocol, `${file}.json`), 'utf8'),
  ).vectors;

/** What another implementation of the rules says: null when it would make a symbol of the text. */
function objection(symbol: string, text: string): string | null {
  try {
    bwip.raw({ bcid: symbol, text });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Where it is stricter: what an element requires beside it, escapes, and the second separator of a query. */
const STRICTER_THERE = /GS1missingAIs|badCSET82character|AI 3103: Too long/;
/** Where we are: nothing is repaired, and an element is said once. */
const STRICTER_HERE: ReadonlySet<string> = new Set([
  'GTIN without its leading zeros',
  'broken percent encoding',
  'one identifier twice',
  'a character of no web address',
]);

describe.each([
  ['gs1-dl', 'links', 'gs1dlqrcode'],
  ['gs1-bracketed', 'elements', 'gs1qrcode'],
])('another implementation of %s', (protocol, accepted, symbol) => {
  // What is scanned carries the identifier of its symbol; what is encoded does not.
  const bare = (file: string) => vectorsOf(protocol, file).filter(({ text }) => !text.startsWith(']'));

  it.each(bare(accepted))('takes $name as we do', ({ text }) => {
    const said = objection(symbol, text);
    if (said !== null) expect(said).toMatch(STRICTER_THERE);
  });

  it.each(bare('refused').filter(({ name }) => !STRICTER_HERE.has(name)))(
    'refuses $name as we do',
    ({ text }) => {
      expect(objection(symbol, text)).not.toBeNull();
    },
  );
});
