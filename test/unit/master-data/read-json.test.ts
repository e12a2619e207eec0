import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../main/application/master-data/read-json.ts';

const refusal = (text: string) => {
  const read = readJson(text);
  return read.ok ? null : read.error;
};

describe('reading JSON of master data', () => {
  it('gives the data of any JSON text', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const scraps = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'a', '1', ' ', '\n'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          scraps.map((all) => all.join('')),
        ),
        (text) => {
          const problem = refusal(text);
          if (problem !== null) expect(problem).toMatch(/^[^\n]+\.$/);
        },
      ),
    );
  });

  it.each([
    ['hello\nworld', /^It is not JSON: .*\.$/],
    ['', /^It is not JSON: /],
    ['{"id":"a","steps":', /^It is not JSON: /],
    ['{"id":"a","id":"b"}', 'The field "id" stands twice in one object.'],
    ['{"id":"a", "\\u0069d" : "b"}', 'The field "id" stands twice in one object.'],
    ['[{"a":1},{"b":{"c":1,"d":[{"c":2}],"c":3}}]', 'The field "c" stands twice in one object.'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'It nests more than 32 levels deep.'],
    [`[${'0,'.repeat(100_000)}0]`, 'It holds more than 100000 values.'],
  ])('refuses %.40j with one sentence', (text, sentence) => {
    expect(refusal(text)).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });

  it.each([
    ['an open list in an open list', '['.repeat(2_000_000)],
    ['objects inside objects', '{"a":'.repeat(500_000)],
    ['a string that never ends', `"${'\\"'.repeat(1_000_000)}`],
    ['a list without end', `[${'{},'.repeat(700_000)}`],
  ])('refuses a bomb of %s at once', (_name, text) => {
    const begun = performance.now();
    expect(refusal(text)).toMatch(/^It (nests|holds|is not JSON)/);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('counts braces and commas inside a string as text', () => {
    const text = JSON.stringify({ text: '[{,'.repeat(50_000) });
    expect(readJson(text).ok).toBe(true);
  });

  it('lets two objects have the same field, and a field be named like a value', () => {
    expect(readJson('{"a":{"id":1},"b":{"id":"id"},"c":["id","id"]}').ok).toBe(true);
  });
});
