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
    ['plain words', 'hello\nworld', /^It is not JSON: .*\.$/],
    ['nothing', '', /^It is not JSON: /],
    ['a text that is cut off', '{"id":"a","steps":', /^It is not JSON: /],
    ['a field twice', '{"id":"a","id":"b"}', /^The field "id" stands twice in one object\.$/],
    ['a field twice, once in escapes', '{"id":"a", "\\u0069d" : "b"}', /^The field "id" stands twice/],
    [
      'a field twice, deep inside',
      '[{"a":1},{"b":{"c":1,"d":[{"c":2}],"c":3}}]',
      /^The field "c" stands twice/,
    ],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, /^It nests more than 32 levels deep\.$/],
    ['100 001 values', `[${'0,'.repeat(100_000)}0]`, /^It holds more than 100000 values\.$/],
  ])('refuses %s with one sentence', (_name, text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
  });

  it('takes 32 levels', () => expect(refusal(`${'['.repeat(32)}${']'.repeat(32)}`)).toBeNull());

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
