import { bytesOf } from '../../../application/devices/printable.ts';
import { err, type Result } from '../../../contract/result.ts';
import { type Bitmap, bytesPerRow } from '../../../domain/labels/bitmap.ts';
import { type Hazard, inverted, JobReader, joinTiles, type Tile, tilesWithout } from '../graphic-tiles.ts';

/**
 * A label as TSPL: its size, an empty image, its graphic by BITMAP, one copy. Nothing of the label's data is text to the
 * printer; the bytes outside the graphic are fixed but for sizes and places. Direction and reference are set, because a
 * printer keeps them from the label before (TSPL/TSPL2 Programming: SIZE in dots since V6.27).
 */
export function toTspl(bitmap: Bitmap): Uint8Array {
  const tiles = tilesWithout(actsAtOnce, inverted(bitmap.bits), bytesPerRow(bitmap.width));
  return Buffer.concat([
    bytesOf(`SIZE ${bitmap.width} dot,${bitmap.height} dot\r\n${SETTINGS}`),
    ...tiles.flatMap(({ column, row, columns, rows, data }) => [
      bytesOf(`BITMAP ${column * 8},${row},${columns},${rows},0,`),
      data,
      bytesOf('\r\n'),
    ]),
    bytesOf(PRINT),
  ]);
}

/** Die-cut labels with the usual gap of 3 mm. */
const SETTINGS = 'GAP 3 mm,0 mm\r\nDIRECTION 0,0\r\nREFERENCE 0,0\r\nCLS\r\n';
const PRINT = 'PRINT 1,1\r\n';
const SIZE = /SIZE (\d+) dot,(\d+) dot\r\n/y;
const BITMAP = /BITMAP (\d+),(\d+),(\d+),(\d+),0,/y;

const ESC = 0x1b;
const TILDE = 0x7e;
const EXCLAMATION = 0x21;

/** `ESC !` and `~!` begin commands that are carried out wherever they stand. */
const actsAtOnce: Hazard = (first, second) => second === EXCLAMATION && (first === ESC || first === TILDE);

/** Recovers the bitmap from exactly what `toTspl` sends; anything more, less or other is refused with the reason. */
export function decodeTsplGraphic(bytes: Uint8Array): Result<Bitmap, string> {
  const job = new JobReader(bytes);
  const [width, height] = job.numbers(SIZE) ?? [];
  if (!width || !height || !job.literal(bytesOf(SETTINGS))) return err(OTHER);
  const tiles: Tile[] = [];
  for (let next = job.numbers(BITMAP); next; next = job.numbers(BITMAP)) {
    const [x = 0, row = 0, columns = 0, rows = 0] = next;
    const data = job.data(columns * rows);
    if (!data || x % 8 !== 0 || !job.literal(bytesOf('\r\n'))) return err(OTHER);
    tiles.push({ column: x / 8, columns, row, rows, data: inverted(data) });
  }
  if (!job.literal(bytesOf(PRINT)) || !job.isAtEnd) return err(OTHER);
  return joinTiles(tiles, width, height);
}

const OTHER = 'not one label of one graphic and nothing else';
