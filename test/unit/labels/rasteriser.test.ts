import { describe, expect, test } from 'vitest';
import { glyphDots } from '../../../main/adapters/labels/coverage.ts';
import { fontChain, LABEL_FONTS } from '../../../main/adapters/labels/font-chain.ts';
import { encodeSymbol } from '../../../main/adapters/labels/symbols.ts';
import type { Outline } from '../../../main/adapters/labels/truetype.ts';
import { typesetter } from '../../../main/adapters/labels/typesetter.ts';
import { readWoff } from '../../../main/adapters/labels/woff.ts';

const polygon = (...points: [x: number, y: number][]): Outline => [
  points.map(([x, y]) => ({ x, y, onCurve: true })),
];

function picture(outline: Outline, scale = 1): string[] {
  const { width, height, dots } = glyphDots(outline, scale);
  return Array.from({ length: height }, (_, y) =>
    [...dots.subarray(y * width, (y + 1) * width)].map((dot) => (dot ? '#' : '.')).join(''),
  );
}

describe('dots of an outline', () => {
  test('are burned where at least half of them lies inside', () => {
    expect(picture(polygon([0, 0], [0, 3], [3, 3], [3, 0]))).toEqual(['###', '###', '###']);
    expect(picture(polygon([0.6, 0], [0.6, 2], [2.4, 2], [2.4, 0]))).toEqual(['.#.', '.#.']);
    expect(picture(polygon([0.5, 0], [0.5, 1], [2.5, 1], [2.5, 0]))).toEqual(['###']);
    expect(picture(polygon([0, 0], [0, 4], [4, 0]))).toEqual(['#...', '##..', '###.', '####']);
  });

  test('do not depend on the direction of the outline, and a hole is a hole', () => {
    const outer: [number, number][] = [
      [0, 0],
      [0, 3],
      [3, 3],
      [3, 0],
    ];
    const hole: [number, number][] = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
    ];
    expect(picture(polygon(...outer.toReversed()))).toEqual(['###', '###', '###']);
    expect(picture([...polygon(...outer), ...polygon(...hole)])).toEqual(['###', '#.#', '###']);
  });

  test('follow curves', () => {
    const arc = (x: number, y: number) => ({ x, y, onCurve: false });
    const circle = [[arc(0, 0), arc(0, 8), arc(8, 8), arc(8, 0)]];
    expect(picture(circle)).toEqual([
      '..####..',
      '.######.',
      '########',
      '########',
      '########',
      '########',
      '.######.',
      '..####..',
    ]);
  });

  test('stand on the baseline, above it and below it', () => {
    expect(glyphDots(polygon([0, -2], [0, 5], [1, 5], [1, -2]), 1)).toMatchObject({
      left: 0,
      top: -5,
      height: 7,
    });
    expect(glyphDots([], 1)).toMatchObject({ width: 0, height: 0 });
  });
});

describe('bundled fonts', () => {
  const fonts = fontChain(LABEL_FONTS);
  const setter = typesetter(fonts);

  test('have the letters of the European Union in the Latin script, digits and signs, in both weights', () => {
    const letters = 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝĀĂĄĆČĎĐĒĖĘĚĞĢĪĮĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŸŹŻŽß';
    const signs = '0123456789 !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~±µ°·×–—€';
    for (const character of letters + letters.toLowerCase() + signs) {
      for (const weight of ['medium', 'bold'] as const)
        expect(fonts(character, weight), character).not.toBeNull();
    }
  });

  test('draw accented letters from their parts', () => {
    const ink = (text: string) => {
      const line = setter.set(text, 'bold', 40);
      if ('missing' in line) throw new Error(line.missing);
      return line.extent.above;
    };
    expect(ink('Š')).toBeGreaterThan(ink('S') + 5);
    expect(ink('é')).toBeGreaterThan(ink('e') + 5);
  });

  test('keep apart what is easily mistaken', () => {
    const dots = (character: string) => {
      const line = setter.set(character, 'medium', 16);
      if ('missing' in line) throw new Error(line.missing);
      return Buffer.from(line.glyphs[0]?.dots.dots ?? []).toString('hex');
    };
    for (const group of ['0OQD', '1Il|', '5S', '8B', '2Z']) {
      expect(new Set([...group].map(dots)).size).toBe(group.length);
    }
  });

  test('set capitals exactly as tall as asked', () => {
    for (const cap of [8, 13, 24, 88]) {
      const line = setter.set('HEIN', 'bold', cap);
      expect('extent' in line && line.extent).toMatchObject({ above: cap, below: 0 });
    }
  });

  test('a file that is no WOFF font is refused', () => {
    expect(() => readWoff(new Uint8Array(64))).toThrow('not a WOFF font file');
  });
});

describe('symbols', () => {
  test('that a symbology cannot hold are null, not an exception', () => {
    expect(encodeSymbol('qrcode', 'x'.repeat(5000))).toBeNull();
    expect(encodeSymbol('gs1datamatrix', `91${'x'.repeat(4000)}`)).toBeNull();
    expect(encodeSymbol('gs1-128', `91${'x'.repeat(90)}`)).toBeNull();
  });

  test('start and end a linear symbol with a bar', () => {
    const bars = encodeSymbol('gs1-128', '10AA');
    expect(bars?.rows).toBe(1);
    expect([bars?.dark.at(0), bars?.dark.at(-1)]).toEqual([1, 1]);
    expect(bars?.dark.length).toBe(bars?.columns);
  });
});
