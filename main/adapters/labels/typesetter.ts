import type { TextExtent } from '../../domain/labels/drawing.ts';
import type { Weight } from '../../domain/labels/template.ts';
import { type GlyphDots, glyphDots } from './coverage.ts';
import type { FontChain, FontGlyph } from './font-chain.ts';

export interface PlacedGlyph {
  /** Whole dots from the pen's start. */
  readonly x: number;
  readonly dots: GlyphDots;
}

/** Text of one line as glyphs in dots. Layout measures with it and the rasteriser draws with it, so both agree. */
export interface Typesetter {
  set(text: string, weight: Weight, cap: number): Line | { readonly missing: string };
}

export interface Line {
  readonly glyphs: readonly PlacedGlyph[];
  readonly extent: TextExtent;
}

/** Sets text in the fonts of a chain. `cap` is the height of a capital letter in dots. */
export function typesetter(chain: FontChain): Typesetter {
  const known = new Map<FontGlyph['font'], Map<string, GlyphDots>>();
  const dotsOf = ({ font, glyph }: FontGlyph, cap: number): GlyphDots => {
    const sizes = known.get(font) ?? new Map<string, GlyphDots>();
    known.set(font, sizes);
    const key = `${glyph} ${cap}`;
    const dots = sizes.get(key) ?? glyphDots(font.outline(glyph), cap / font.capHeight);
    sizes.set(key, dots);
    return dots;
  };
  return {
    set(text, weight, cap) {
      const glyphs: PlacedGlyph[] = [];
      let pen = 0;
      for (const character of text) {
        const found = chain(character, weight);
        if (!found) return { missing: character };
        // The pen keeps its fraction; each glyph stands on a whole dot, so that equal letters look equal.
        glyphs.push({ x: Math.round(pen), dots: dotsOf(found, cap) });
        pen += (found.font.advance(found.glyph) * cap) / found.font.capHeight;
      }
      return {
        glyphs,
        extent: {
          advance: Math.ceil(pen),
          above: Math.max(0, ...glyphs.map(({ dots }) => -dots.top)),
          below: Math.max(0, ...glyphs.map(({ dots }) => dots.top + dots.height)),
        },
      };
    },
  };
}
