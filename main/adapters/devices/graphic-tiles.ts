import { err, ok, type Result } from '../../contract/result.ts';
import { type Bitmap, blankBitmap, bytesPerRow } from '../../domain/labels/bitmap.ts';

/** A part of a label's graphic: whole bytes across, whole rows down; its data row by row. */
export interface Tile {
  /** Bytes from the left edge, and how many across. */
  readonly column: number;
  readonly columns: number;
  /** Rows from the upper edge, and how many. */
  readonly row: number;
  readonly rows: number;
  readonly data: Uint8Array;
}

/** Two bytes that a printer would act upon at once, even in the middle of a graphic. */
export type Hazard = (first: number, second: number) => boolean;

/**
 * The graphic in as few tiles as it takes that no two bytes in a row of one are a hazard: a picture is data, and what the
 * printer takes for a command must not come of it. Most labels are one tile.
 */
export function tilesWithout(hazard: Hazard, bits: Uint8Array, columns: number): readonly Tile[] {
  const stride = columns;
  const cut = (column: number, row: number, width: number, height: number): readonly Tile[] => {
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const from = (row + y) * stride + column;
      data.set(bits.subarray(from, from + width), y * width);
    }
    const at = data.findIndex((byte, place) => place > 0 && hazard(data[place - 1] ?? 0, byte));
    if (at < 0) return [{ column, columns: width, row, rows: height, data }];
    const x = at % width;
    const y = Math.floor(at / width);
    // Between two rows, or above the row, a cut across; else one down beside the byte before.
    return y > 0
      ? [...cut(column, row, width, y), ...cut(column, row + y, width, height - y)]
      : [...cut(column, row, x, height), ...cut(column + x, row, width - x, height)];
  };
  return cut(0, 0, columns, bits.length / columns);
}

/** The bitmap that tiles make: every byte of it from exactly one of them, and the rows padded with zero bits. */
export function joinTiles(tiles: readonly Tile[], width: number, height: number): Result<Bitmap, string> {
  const bitmap = blankBitmap(width, height);
  const stride = bytesPerRow(width);
  const filled = new Uint8Array(bitmap.bits.length);
  for (const { column, columns, row, rows, data } of tiles) {
    if (column + columns > stride || row + rows > height)
      return err('a part of the graphic is outside the label');
    for (let y = 0; y < rows; y++) {
      const at = (row + y) * stride + column;
      if (filled.subarray(at, at + columns).some((times) => times > 0))
        return err('two parts of the graphic are on one place');
      filled.fill(1, at, at + columns);
      bitmap.bits.set(data.subarray(y * columns, (y + 1) * columns), at);
    }
  }
  if (filled.includes(0)) return err('a part of the graphic is missing');
  const padding = (1 << (stride * 8 - width)) - 1;
  for (let at = stride - 1; at < bitmap.bits.length; at += stride)
    if (((bitmap.bits[at] ?? 0) & padding) !== 0) return err('the graphic has dots beside the label');
  return ok(bitmap);
}

/** Reads a print job from its beginning, piece by piece; null where the next piece is another. */
export class JobReader {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes).toString('latin1');
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The numbers that a sticky pattern captures here; each of its groups is digits. */
  numbers(pattern: RegExp): readonly number[] | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return null;
    this.#at = pattern.lastIndex;
    return match.slice(1).map(Number);
  }

  /** Exactly these bytes come next. */
  literal(expected: Uint8Array): boolean {
    const found = this.#bytes.subarray(this.#at, this.#at + expected.length);
    if (Buffer.compare(found, expected) !== 0) return false;
    this.#at += expected.length;
    return true;
  }

  data(length: number): Uint8Array | null {
    if (this.#at + length > this.#bytes.length) return null;
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }
}

/** In most languages a set bit leaves the paper white. */
export const inverted = (bits: Uint8Array): Uint8Array => bits.map((byte) => ~byte);
