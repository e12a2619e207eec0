import { describe, expect, test } from 'vitest';
import { layoutTools } from '../../../main/adapters/labels/render-label.ts';
import { layOut } from '../../../main/domain/labels/layout.ts';
import type { LabelField, LabelTemplate, TextField } from '../../../main/domain/labels/template.ts';
import { dispensedContainer } from '../../../main/domain/labels/templates/dispensed-container.ts';
import { DISPENSED } from './label-data.ts';

const text = (over: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  name: 'lot',
  box: { x: 2, y: 2, width: 40, height: 8 },
  text: '{lot}',
  size: 3,
  ...over,
});

const template = (...fields: LabelField[]): LabelTemplate => ({
  id: 'test',
  version: 1,
  size: { width: 50, height: 30 },
  required: ['lot'],
  optional: ['note'],
  fields,
});

const layOut8 = (one: LabelTemplate, data: Record<string, string>) => layOut(one, data, 8, layoutTools);
const problems = (one: LabelTemplate, data: Record<string, string> = { lot: 'AA-2409-117' }) => {
  const result = layOut8(one, data);
  return result.ok ? [] : result.error;
};
const marks = (one: LabelTemplate, data: Record<string, string> = { lot: 'AA-2409-117' }) => {
  const result = layOut8(one, data);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.marks;
};

describe('text', () => {
  test('that does not fit is refused, never clipped', () => {
    const lot = 'A'.repeat(60);
    expect(problems(template(text()), { lot })).toEqual([{ kind: 'does-not-fit', field: 'lot', text: lot }]);
  });

  test('is set smaller by whole dots, down to its smallest size and no further', () => {
    const lot = 'A'.repeat(22);
    expect(problems(template(text()), { lot })).toHaveLength(1);
    const [mark] = marks(template(text({ minSize: 1.5 })), { lot });
    expect(mark).toMatchObject({ kind: 'text', text: lot });
    const cap = mark?.kind === 'text' ? mark.cap : 0;
    expect(cap).toBeGreaterThanOrEqual(12);
    expect(cap).toBeLessThan(24);
    expect(Number.isInteger(cap)).toBe(true);
    const wider = layoutTools.measure(lot, 'medium', cap + 1);
    expect('advance' in wider && wider.advance).toBeGreaterThan(320);
  });

  test('wraps at spaces and loses nothing', () => {
    const lot = 'Microcrystalline cellulose, medium grade';
    const lines = marks(template(text({ lines: 3, box: { x: 2, y: 2, width: 40, height: 18 } })), { lot });
    const texts = lines.map((mark) => (mark.kind === 'text' ? mark.text : ''));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join(' ')).toBe(lot);
  });

  test('that is higher than its box is refused', () => {
    const short = text({ box: { x: 2, y: 2, width: 40, height: 3 } });
    expect(problems(template(short), { lot: 'HEIN-XY' })).toEqual([]);
    expect(problems(template(short), { lot: 'ÅÄ-gyp' })).toHaveLength(1);
  });

  test('in a script that no bundled font has is refused with the character', () => {
    expect(problems(template(text()), { lot: 'AA-و' })).toEqual([
      { kind: 'no-glyph', field: 'lot', character: 'و' },
    ]);
  });

  test('is composed, so that é in two code points is the é of the fonts', () => {
    expect(marks(template(text()), { lot: 'Cafe\u0301' })).toEqual(
      marks(template(text()), { lot: 'Caf\u00e9' }),
    );
  });

  test('keeps its baseline whatever descends below it', () => {
    const baseline = (lot: string) =>
      marks(template(text()), { lot }).map((mark) => mark.kind === 'text' && mark.baseline);
    expect(baseline('kg')).toEqual(baseline('mm'));
  });

  test.each([
    ['left', 16],
    ['center', 16 + 160],
    ['right', 16 + 320],
  ] as const)('stands %s in its box', (align, anchor) => {
    const [mark] = marks(template(text({ align })));
    const extent = layoutTools.measure('AA-2409-117', 'medium', 24);
    const advance = 'advance' in extent ? extent.advance : 0;
    const x = mark?.kind === 'text' ? mark.x : 0;
    expect(x).toBe(anchor - { left: 0, center: Math.ceil(advance / 2), right: advance }[align]);
  });
});

describe('data', () => {
  test.each([
    ['NUL', '\u0000', 0],
    ['line feed', '\n', 10],
    ['group separator', '\u001d', 29],
    ['C1 control', '\u0085', 0x85],
    ['line separator', '\u2028', 0x2028],
    ['half a surrogate pair', '\ud800', 0xd800],
  ])('with %s is refused', (_, character, codePoint) => {
    expect(problems(template(text()), { lot: `A${character}B` })).toEqual([
      { kind: 'unprintable', key: 'lot', codePoint },
    ]);
  });

  test('for a key that the template does not know is refused, and every problem is named', () => {
    expect(problems(template(text()), { weight: '1', note: '\t' })).toEqual([
      { kind: 'unknown-key', key: 'weight' },
      { kind: 'unprintable', key: 'note', codePoint: 9 },
      { kind: 'missing', key: 'lot' },
    ]);
  });

  test('that looks like a key in braces is printed as it is', () => {
    expect(marks(template(text()), { lot: '{note}' })[0]).toMatchObject({ text: '{note}' });
  });

  test('a template that shows an optional value without a condition is a broken template', () => {
    expect(() => layOut8(template(text({ text: '{note}' })), { lot: 'A' })).toThrow('note');
  });
});

describe('place', () => {
  const area = (box: TextField['box'], name = 'area'): LabelField => ({ kind: 'area', name, box });

  test('outside the label is refused', () => {
    const outside = text({ box: { x: 20, y: 2, width: 40, height: 8 }, align: 'right' });
    expect(problems(template(outside))).toEqual([{ kind: 'outside-label', field: 'lot' }]);
    expect(problems(template(text(), area({ x: 0, y: 29, width: 50, height: 2 })))).toEqual([
      { kind: 'outside-label', field: 'area' },
    ]);
  });

  test('of another field is refused', () => {
    expect(problems(template(text(), text({ name: 'other', text: 'B' })))).toEqual([
      { kind: 'overlap', field: 'lot', other: 'other' },
    ]);
  });

  test('on a black area is for white text only, and white text stands nowhere else', () => {
    const band = area({ x: 0, y: 0, width: 50, height: 12 });
    expect(problems(template(band, text()))).toEqual([{ kind: 'overlap', field: 'lot', other: 'area' }]);
    expect(problems(template(band, text({ ink: 'white' })))).toEqual([]);
    expect(problems(template(text({ ink: 'white' })))).toEqual([
      { kind: 'overlap', field: 'lot', other: 'paper' },
    ]);
  });

  test('in the quiet zone of a symbol is refused', () => {
    const qr: LabelField = {
      kind: 'symbol',
      name: 'qr',
      symbology: 'qrcode',
      box: { x: 2, y: 2, width: 20, height: 20 },
      module: { min: 0.5, max: 0.5 },
      content: { text: '{lot}' },
    };
    expect(problems(template(qr))).toEqual([]);
    expect(problems(template(qr, area({ x: 2, y: 10, width: 5.5, height: 0.25 })))).toEqual([
      { kind: 'overlap', field: 'qr', other: 'area' },
    ]);
  });
});

describe('symbols', () => {
  test.each([6, 8, 12, 24] as const)(
    'have modules of whole dots within their millimetres at %i dots/mm',
    (dpmm) => {
      const result = layOut(dispensedContainer, DISPENSED, dpmm, layoutTools);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const symbols = result.value.marks.filter((mark) => mark.kind === 'symbol');
      expect(symbols).toHaveLength(3);
      for (const { x, y, moduleWidth, moduleHeight } of symbols) {
        expect([x, y, moduleWidth, moduleHeight].every(Number.isInteger)).toBe(true);
        expect(moduleWidth / dpmm).toBeGreaterThanOrEqual(0.25);
      }
    },
  );

  test('too long for their place are refused', () => {
    const checkpoint = 'x'.repeat(400);
    expect(layOut(dispensedContainer, { ...DISPENSED, checkpoint }, 8, layoutTools)).toEqual({
      ok: false,
      error: [{ kind: 'does-not-fit', field: 'checkpoint', text: checkpoint }],
    });
    const endless = 'x'.repeat(5000);
    expect(layOut(dispensedContainer, { ...DISPENSED, checkpoint: endless }, 8, layoutTools).ok).toBe(false);
  });

  test('with a value that GS1 cannot carry are refused, whatever else is right', () => {
    const result = layOut(dispensedContainer, { ...DISPENSED, lot: 'AA 2409~117' }, 8, layoutTools);
    expect(result).toEqual({
      ok: false,
      error: [
        {
          kind: 'gs1',
          field: 'dataMatrix',
          ai: '10',
          value: 'AA 2409~117',
          reason: expect.stringContaining('character'),
        },
        {
          kind: 'gs1',
          field: 'bars',
          ai: '10',
          value: 'AA 2409~117',
          reason: expect.stringContaining('character'),
        },
      ],
    });
  });
});
