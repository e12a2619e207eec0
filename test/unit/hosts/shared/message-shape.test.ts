import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from '../../../../main/contract/wire.ts';
import { badShapeOf } from '../../../../main/hosts/shared/message-shape.ts';

const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

describe('the shape of a message', () => {
  it('may nest as deep as the wire allows and no deeper', () => {
    expect(badShapeOf(nested(MAX_DEPTH))).toBeNull();
    expect(badShapeOf(nested(MAX_DEPTH + 1))).toBe('too-deep');
    expect(badShapeOf('{"a":'.repeat(60_000 / 5))).toBe('too-deep');
    expect(badShapeOf('[],'.repeat(20_000))).toBeNull();
    expect(badShapeOf(JSON.stringify({ text: '[[[[[[[[[[[[[[[[[[[[{{{{' }))).toBeNull();
    expect(badShapeOf('{"a":"\\"[[[[[[[[[[[[[[[[","b":1}')).toBeNull();
  });

  it.each([
    '{"__proto__":{}}',
    '{"a":[{"constructor" \n: 1}]}',
    '{"prototype":null}',
    '{"\\u005f_proto__":{}}',
    '{"x":"","\\u0063onstructor":1}',
  ])('may not name a prototype: %s', (text) => {
    expect(badShapeOf(text)).toBe('prototype-key');
  });

  it.each(['{"a":"__proto__"}', '["constructor"]', '{"constructors":1}', '{"a":"x:\\"__proto__"}'])(
    'may say such a word as a value: %s',
    (text) => {
      expect(badShapeOf(text)).toBeNull();
    },
  );

  it.each(['', '"', '{"', '"\\', '{"a', '{"a\\"', '}}}}', 'nonsense', '{"\\u00":1}', '\u0000'])(
    'is not asked of what is no JSON: %j',
    (text) => {
      expect(badShapeOf(text)).toBeNull();
    },
  );

  it('agrees with what the parser builds', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 16, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        const names = /"(?:__proto__|constructor|prototype)":/.test(text);
        fc.pre(!names);
        expect(badShapeOf(text)).toBe(depthOf(value) > MAX_DEPTH ? 'too-deep' : null);
      }),
    );
  });

  it('takes time in proportion to the text, whatever the text', () => {
    const began = performance.now();
    for (const piece of ['"', '\\', '{"', '"\\', ' ', '[', '":', '"a" '])
      badShapeOf(piece.repeat(65_536 / piece.length));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
