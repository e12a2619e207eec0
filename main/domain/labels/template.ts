/**
 * A label as data: what stands where, in millimetres, and which value goes into it. A template holds no value of its
 * own and no printer command; it is approved, versioned and stored as the plain object that it is.
 */
export interface LabelTemplate<Key extends string = string> {
  readonly id: string;
  readonly version: number;
  /** Millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  /** A label without one of these is refused; so is one with a value for a key in neither list. */
  readonly required: readonly Key[];
  readonly optional: readonly Key[];
  readonly fields: readonly LabelField<Key>[];
}

/** The values of one label: every required key, any of the optional ones, all as the texts that people will read. */
export type LabelData<Key extends string = string> = Readonly<Partial<Record<Key, string>>>;

export type LabelField<Key extends string = string> = TextField<Key> | SymbolField<Key> | AreaField<Key>;

interface Field<Key extends string> {
  /** Unique in its template; problems name it. */
  readonly name: string;
  readonly box: Box;
  /** Shown only when this optional key has a value, or only when it has none. */
  readonly when?: Key;
  readonly unless?: Key;
}

/** Millimetres from the top left corner of the label. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextField<Key extends string = string> extends Field<Key>, TextStyle {
  readonly kind: 'text';
  /** Fixed words with keys in braces: `Net {net} {unit}`. */
  readonly text: string;
  /** The last characters larger than the rest, because people compare lots by their end. One line only. */
  readonly tail?: { readonly characters: number; readonly size: number };
}

export interface TextStyle {
  /** Height of a capital letter in mm. Text that does not fit is set smaller down to `minSize`, then refused. */
  readonly size: number;
  readonly minSize?: number;
  /** Greatest number of lines; 1 where absent. Text breaks at spaces only. */
  readonly lines?: number;
  readonly weight?: Weight;
  readonly align?: Align;
  /** Lines start at the top of the box instead of being centred in it. */
  readonly top?: boolean;
  /** White text must stand on a black area. */
  readonly ink?: Ink;
}

export type Weight = 'medium' | 'bold';
export type Align = 'left' | 'center' | 'right';
export type Ink = 'black' | 'white';

export interface SymbolField<Key extends string = string> extends Field<Key> {
  readonly kind: 'symbol';
  readonly symbology: Symbology;
  readonly content: SymbolContent<Key>;
  /** Width of one module in mm: the widest whole number of dots within these that fits the box, else refused. */
  readonly module: { readonly min: number; readonly max: number };
  readonly align?: Align;
  /** Where the human-readable text of a GS1 symbol stands. */
  readonly humanReadable?: TextStyle & { readonly box: Box };
}

export type Symbology = 'gs1datamatrix' | 'gs1-128' | 'qrcode';

/**
 * GS1 elements, or text in the same form as that of a text field. `shorter` is encoded where the whole does not fit;
 * the human-readable text tells which of them the symbol holds.
 */
export type SymbolContent<Key extends string> =
  | { readonly elements: readonly ElementSource<Key>[]; readonly shorter?: readonly ElementSource<Key>[] }
  | { readonly text: string };

/** One GS1 element. `310n` takes the net weight and its unit; an element of an optional key without value is left out. */
export type ElementSource<Key extends string> =
  | { readonly ai: string; readonly key: Key }
  | { readonly ai: '310n'; readonly key: Key; readonly unit: Key };

/** A filled area, or an outline of the given thickness in mm. A line is a thin filled area. */
export interface AreaField<Key extends string = string> extends Field<Key> {
  readonly kind: 'area';
  readonly outline?: number;
}
