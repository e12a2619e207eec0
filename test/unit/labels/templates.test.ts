import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toPng } from '../../../main/adapters/labels/png.ts';
import { layoutTools, renderLabel } from '../../../main/adapters/labels/render-label.ts';
import type { Bitmap, Dpmm } from '../../../main/domain/labels/bitmap.ts';
import { layOut } from '../../../main/domain/labels/layout.ts';
import type { LabelData, LabelTemplate } from '../../../main/domain/labels/template.ts';
import { dispensedContainer } from '../../../main/domain/labels/templates/dispensed-container.ts';
import { DISPENSED, SAMPLES } from './label-data.ts';
import { readCodes } from './read-codes.ts';
import { readGreyPng } from './read-grey-png.ts';

function rendered(template: LabelTemplate, data: LabelData, dpmm: Dpmm): Bitmap {
  const result = renderLabel(template, data, dpmm);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function textsOn(template: LabelTemplate, data: LabelData): string[] {
  const drawing = layOut(template, data, 8, layoutTools);
  if (!drawing.ok) throw new Error(JSON.stringify(drawing.error));
  return drawing.value.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}

const sha256 = (bitmap: Bitmap) => createHash('sha256').update(bitmap.bits).digest('hex');

/** The same data gives the same dots, on every machine: a change here is a new version of the template. */
const GOLDEN: Readonly<Record<string, string>> = {
  'dispensed-container v1 8': 'ab022ddc78de5c3e17572b98e37924b368cad7ffa3cfd5ae591c52d7a7351100',
  'dispensed-container v1 12': 'c6858899752ab2edfb0d4f7760706cb72511f5723fb936936fccdc83c57aabe2',
  'waste-container v1 8': 'ac34d4d51e3cac7b51ffd58f402a96ab53e645e9d4e2ac224625e969796e86b5',
  'waste-container v1 12': 'e7b828abb0c905ee48dd2d2b4b3a5ad2bf39e00ffc20fceeeae72d13103316d9',
  'held-container v1 8': '4ff5a8ccb21ba472ae49a73e55eaa120f2e6c142c069d0e70cad8bad11ce42ed',
  'held-container v1 12': 'b15fe3da6a61b457768d996420e34315ea812ec754c30367fd0869a69feac65a',
  'received-container v1 8': '01167248196477edec47d3eeaf818582cab040aef4a634bf1369845267112033',
  'received-container v1 12': 'dac86e4232c268a03214cc8301dc82325803f0150b7942e153a98f24f2eb2bc9',
};

describe.each(SAMPLES)('$template.id', ({ template, data, dataMatrix, bars }) => {
  test.each([8, 12] as const)('at %i dots/mm its codes read back as exactly its data', async (dpmm) => {
    const bitmap = rendered(template, data, dpmm);
    expect([bitmap.width, bitmap.height]).toEqual([100 * dpmm, 150 * dpmm]);
    expect(await readCodes(toPng(bitmap))).toEqual({
      ']d2': dataMatrix,
      ']C1': bars,
      ']Q1': data['checkpoint'],
    });
  });

  test.each([8, 12] as const)('at %i dots/mm it is the approved picture', (dpmm) => {
    const bitmap = rendered(template, data, dpmm);
    expect(sha256(bitmap)).toBe(GOLDEN[`${template.id} v${template.version} ${dpmm}`]);
    expect(sha256(rendered(template, data, dpmm))).toBe(sha256(bitmap));
  });

  test('the preview holds the very dots that are printed', () => {
    const bitmap = rendered(template, data, 8);
    expect(readGreyPng(toPng(bitmap))).toEqual(bitmap);
  });

  test.each([6, 8, 12, 24] as const)('it fits print heads of %i dots/mm', (dpmm) => {
    expect(layOut(template, data, dpmm, layoutTools).ok).toBe(true);
  });

  test('every value stands on it as text, whole', () => {
    const text = textsOn(template, data).join(' ');
    const shown = Object.entries(data).filter(([key]) => key !== 'checkpoint' && key !== 'lot');
    for (const [, value] of shown) expect(text).toContain(value);
  });

  test('it is refused when any one of its required values is missing', () => {
    for (const key of template.required) {
      const problems = [{ kind: 'missing', key }];
      expect(renderLabel(template, { ...data, [key]: '' }, 8)).toEqual({ ok: false, error: problems });
    }
  });

  test('a demo plant and a reprint are named on it', () => {
    expect(textsOn(template, { ...data, demo: 'DEMO', reprint: '2' })).toEqual(
      expect.arrayContaining(['DEMO', 'REPRINT 2']),
    );
    expect(textsOn(template, data).join(' ')).not.toMatch(/DEMO|REPRINT/);
  });
});

describe('dispensed container', () => {
  test('[21 CFR 211.101(b)] it carries item, receiving number, weight and batch with product, strength and lot', () => {
    const texts = textsOn(dispensedContainer, DISPENSED);
    expect(texts).toEqual(
      expect.arrayContaining([
        'RM-1001',
        'Ascorbic acid, fine',
        '27.28 kg',
        '1.50 kg',
        '28.78 kg',
        'VC5-26-0147',
        'Ascorbic Acid (Vitamin C) 500 mg, 100 capsules',
        '500 mg',
      ]),
    );
    expect(texts.join('')).toContain('AA-2503-042');
  });

  test('net weight is the largest text, and the last four of the lot are larger than the rest of it', () => {
    const drawing = layOut(dispensedContainer, DISPENSED, 8, layoutTools);
    if (!drawing.ok) throw new Error('the sample fits');
    const texts = drawing.value.marks.filter((mark) => mark.kind === 'text');
    const cap = (text: string) => texts.find((mark) => mark.text === text)?.cap ?? 0;
    expect(Math.max(...texts.map((mark) => mark.cap))).toBe(cap('27.28 kg'));
    expect(cap('-042')).toBeGreaterThan(cap('AA-2503'));
    expect(texts.find((mark) => mark.text === '-042')?.baseline).toBe(
      texts.find((mark) => mark.text === 'AA-2503')?.baseline,
    );
  });

  test('an allergen is declared in white on black; without one the label says that there is none', () => {
    const withAllergen = layOut(
      dispensedContainer,
      { ...DISPENSED, allergen: 'CONTAINS SOY' },
      8,
      layoutTools,
    );
    if (!withAllergen.ok) throw new Error('the sample fits');
    expect(withAllergen.value.marks).toContainEqual(
      expect.objectContaining({ text: 'CONTAINS SOY', ink: 'white' }),
    );
    expect(textsOn(dispensedContainer, DISPENSED)).toContain('No declared allergen');
  });

  test('a GTIN stands first, so that the element string is complete for trade', async () => {
    const codes = await readCodes(
      toPng(rendered(dispensedContainer, { ...DISPENSED, gtin: '09506000134352' }, 8)),
    );
    expect(codes[']d2']).toContain('0109506000134352240RM-1001\u001d10AA-2503-042');
  });

  test('a lot too long beside the item takes the bars alone, and the text below says so', async () => {
    const lot = 'SUPPLIER-LOT-0123456';
    const data = { ...DISPENSED, lot };
    const codes = await readCodes(toPng(rendered(dispensedContainer, data, 8)));
    expect(codes[']C1']).toBe(`10${lot}`);
    expect(codes[']d2']).toContain(`240RM-1001\u001d10${lot}\u001d`);
    expect(textsOn(dispensedContainer, data)).toContain(`(10)${lot}`);
  });

  test('characters that are commands to a printer are printed as they are', async () => {
    const hostile = `^XA~HS "quotes" back\\slash 'é Ł ñ'`;
    const data = { ...DISPENSED, itemName: hostile, checkpoint: hostile };
    expect(textsOn(dispensedContainer, data).join(' ')).toContain(hostile);
    for (const dpmm of [8, 12] as const) {
      const codes = await readCodes(toPng(rendered(dispensedContainer, data, dpmm)));
      expect(codes[']Q1']).toBe(hostile);
    }
  });
});
