import { describe, expect, test } from 'vitest';
import { zplToBase64Async } from 'zpl-renderer-js';
import { decodeZplGraphic, toZpl } from '../../../main/adapters/devices/zpl-printer/graphic.ts';
import { renderLabel } from '../../../main/adapters/labels/render-label.ts';
import { type Bitmap, blankBitmap, setDot } from '../../../main/domain/labels/bitmap.ts';
import { dispensedContainer } from '../../../main/domain/labels/templates/dispensed-container.ts';
import { DISPENSED, SAMPLES } from './label-data.ts';
import { readCodes } from './read-codes.ts';
import { readGreyPng } from './read-grey-png.ts';

const HOSTILE = { itemName: '^XZ^XA^FDx^FS~HS', allergen: '~JA ^ID', by: '_1^CC+', checkpoint: '^XA~HS\\"é' };

function label(dpmm: 8 | 12, over: object = {}): Bitmap {
  const result = renderLabel(dispensedContainer, { ...DISPENSED, ...over }, dpmm);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('ZPL of a label', () => {
  test.each([8, 12] as const)(
    'at %i dots/mm is one format of one graphic, whatever the data says',
    (dpmm) => {
      const zpl = toZpl(label(dpmm, HOSTILE)).toString('latin1');
      expect(zpl.match(/\^XA/g)).toHaveLength(1);
      expect(zpl.match(/\^XZ/g)).toHaveLength(1);
      expect(zpl).not.toContain('~');
      expect(zpl).toMatch(/^[\x21-\x7e]+$/);
      const commands = [...zpl.matchAll(/\^(..)/g)].map(([, command]) => command);
      expect(commands).toEqual(['XA', 'PW', 'LL', 'PO', 'PM', 'LR', 'LH', 'FO', 'GF', 'FS', 'PQ', 'XZ']);
    },
  );

  test.each(SAMPLES)('of $template.id gives its bitmap back, dot for dot', ({ template, data }) => {
    for (const dpmm of [8, 12] as const) {
      const rendered = renderLabel(template, data, dpmm);
      if (!rendered.ok) throw new Error('the samples fit');
      expect(decodeZplGraphic(toZpl(rendered.value))).toEqual({ ok: true, value: rendered.value });
    }
  });

  test('is drawn by another ZPL engine as the same dots, and its codes read as the same data', async () => {
    const bitmap = label(8, HOSTILE);
    const drawn = Buffer.from(
      await zplToBase64Async(toZpl(bitmap).toString('latin1'), 100, 150, 8),
      'base64',
    );
    expect(readGreyPng(drawn)).toEqual(bitmap);
    const codes = await readCodes(drawn);
    expect(codes[']Q1']).toBe(HOSTILE.checkpoint);
    expect(codes[']d2']).toBe('240RM-1001\u001d10AA-2503-042\u001d21DC-03\u001d310200272891VC5-26-0147');
  });

  test('compresses runs, full and empty rows and repeated rows', () => {
    const bitmap = blankBitmap(32, 4);
    for (let x = 0; x < 32; x++) {
      setDot(bitmap, x, 1, true);
      setDot(bitmap, x, 2, true);
      if (x >= 24) setDot(bitmap, x, 3, true);
    }
    expect(toZpl(bitmap).toString('latin1')).toContain('^GFA,16,16,4,,!:L0!^FS');
  });

  test('repeats runs longer than 419 digits in parts', () => {
    const bitmap = blankBitmap(2400, 1);
    setDot(bitmap, 2399, 0, true);
    expect(toZpl(bitmap).toString('latin1')).toContain('zY0o01');
    expect(decodeZplGraphic(toZpl(bitmap))).toEqual({ ok: true, value: bitmap });
  });
});

describe('decoding ZPL', () => {
  const good = toZpl(blankBitmap(16, 2)).toString('latin1');
  const decode = (zpl: string) => decodeZplGraphic(Buffer.from(zpl, 'latin1'));

  test.each([
    ['a text field', good.replace('^FO0,0^GFA', '^FO0,0^FDx^FS^GFA')],
    ['a second format', good + good],
    ['a control command', `~JA${good}`],
    ['more than one copy', good.replace('^PQ1', '^PQ2')],
    ['no end', good.slice(0, -3)],
    ['nothing', ''],
  ])('refuses %s', (_, zpl) => {
    expect(decode(zpl)).toEqual({ ok: false, error: 'not one format with one graphic and nothing else' });
  });

  test.each([
    ['the sizes of the graphic contradict each other', good.replace('^PW16', '^PW17')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,,z')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,H')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,Z')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,:')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,FFFF0')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,G,')],
    ['the graphic holds characters that are no graphic data', good.replace(',2,,:', ',2,L0,')],
    ['the graphic holds 2 bytes instead of 4', good.replace(',2,,:', ',2,,')],
    ['the graphic holds 6 bytes instead of 4', good.replace(',2,,:', ',2,,::')],
  ])('refuses: %s (%#)', (reason, zpl) => {
    expect(zpl).not.toBe(good);
    expect(decode(zpl)).toEqual({ ok: false, error: reason });
  });
});
