import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Weight } from '../../domain/labels/template.ts';
import { type Font, openFont } from './truetype.ts';

/** A font file in an installed package, for each weight. */
export type FontFiles = Readonly<Record<Weight, string>>;

const fontsource = (family: string, subset: string): FontFiles => ({
  medium: `@fontsource/${family}/files/${family}-${subset}-500-normal.woff`,
  bold: `@fontsource/${family}/files/${family}-${subset}-700-normal.woff`,
});

/**
 * The fonts of a label, best first: a character is taken from the first that has it. Atkinson Hyperlegible Next
 * keeps 0 and O, 1, I and l, 5 and S, 8 and B apart; IBM Plex Sans adds the micro sign, Greek, Cyrillic and
 * Vietnamese; Noto Sans adds Chinese, kana and Hangul. A script that all lack is a further line here.
 */
export const LABEL_FONTS: readonly FontFiles[] = [
  ...['latin', 'latin-ext'].map((subset) => fontsource('atkinson-hyperlegible-next', subset)),
  ...['latin', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'].map((subset) =>
    fontsource('ibm-plex-sans', subset),
  ),
  fontsource('noto-sans-sc', 'chinese-simplified'),
  fontsource('noto-sans-kr', 'korean'),
];

export interface FontGlyph {
  readonly font: Font;
  readonly glyph: number;
}

/** The glyph of a character, or null when no font of the chain has it. */
export type FontChain = (character: string, weight: Weight) => FontGlyph | null;

/** Opens fonts as they are needed: the far end of a long chain costs nothing until a character asks for it. */
export function fontChain(sources: readonly FontFiles[]): FontChain {
  const { resolve } = createRequire(import.meta.url);
  const opened = new Map<string, Font>();
  const open = (file: string): Font => {
    const known = opened.get(file);
    if (known) return known;
    const font = openFont(readFileSync(resolve(file)));
    opened.set(file, font);
    return font;
  };
  return (character, weight) => {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const files of sources) {
      const font = open(files[weight]);
      const glyph = font.characterMap(codePoint);
      if (glyph !== 0) return { font, glyph };
    }
    return null;
  };
}
