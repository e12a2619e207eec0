import type { Ink, Symbology, Weight } from './template.ts';

/** A label laid out in dots: what is burned where, in the order of drawing. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Dots from the top left corner. */
export interface DotBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Mark = FillMark | TextMark | SymbolMark;

export interface FillMark extends DotBox {
  readonly kind: 'fill';
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly baseline: number;
  /** Height of a capital letter: a whole number of dots, so that letters stand on whole dots at both ends. */
  readonly cap: number;
  readonly weight: Weight;
  readonly ink: Ink;
  readonly text: string;
}

export interface SymbolMark {
  readonly kind: 'symbol';
  readonly x: number;
  readonly y: number;
  /** Dots of one module; the bars of a linear symbol are `moduleHeight` tall. */
  readonly moduleWidth: number;
  readonly moduleHeight: number;
  readonly modules: Modules;
}

/** A symbol without size: row by row, 1 = dark. A linear symbol has one row. */
export interface Modules {
  readonly columns: number;
  readonly rows: number;
  readonly dark: Uint8Array;
}

/** What the layout must ask of fonts and symbologies; the same answers always, so that layout stays a pure function. */
export interface LayoutTools {
  measure(text: string, weight: Weight, cap: number): TextExtent | { readonly missing: string };
  /** Null when the content is too long for any size of the symbol. */
  encode(symbology: Symbology, content: string): Modules | null;
}

/** Dots, relative to the pen and the baseline; `above` and `below` are the ink of these very characters. */
export interface TextExtent {
  readonly advance: number;
  readonly above: number;
  readonly below: number;
}

export const overlaps = (a: DotBox, b: DotBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = (outer: DotBox, inner: DotBox): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;
