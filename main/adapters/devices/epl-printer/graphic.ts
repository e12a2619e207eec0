import { bytesOf } from '../../../application/devices/printable.ts';
import { err, type Result } from '../../../contract/result.ts';
import { type Bitmap, bytesPerRow } from '../../../domain/labels/bitmap.ts';
import { type Hazard, inverted, JobReader, joinTiles, type Tile, tilesWithout } from '../graphic-tiles.ts';

/**
 * A label as EPL2: an empty image, its size, its graphic by GW, one copy. Nothing of the label's data is text to the
 * printer, and no counter or form of the printer is used; the bytes outside the graphic are fixed but for sizes and
 * places. Reference point and direction are set, because a printer keeps them (EPL2 Programmer's Manual: N, q, Q, R, ZT,
 * GW, P). The line feed in front ends whatever another program left begun.
 */
export function toEpl(bitmap: Bitmap): Uint8Array {
  const tiles = tilesWithout(actsAtOnce, inverted(bitmap.bits), bytesPerRow(bitmap.width));
  return Buffer.concat([
    bytesOf(`\nN\nq${bitmap.width}\nQ${bitmap.height},${GAP}\n${SETTINGS}`),
    ...tiles.flatMap(({ column, row, columns, rows, data }) => [
      bytesOf(`GW${column * 8},${row},${columns},${rows},`),
      data,
      bytesOf('\n'),
    ]),
    bytesOf(PRINT),
  ]);
}

/** Dots: the usual 3 mm between die-cut labels at 203 dpi. */
const GAP = 24;
const SETTINGS = 'R0,0\nZT\n';
const PRINT = 'P1\n';
const SIZE = /\nN\nq(\d+)\nQ(\d+),24\n/y;
const GRAPHIC = /GW(\d+),(\d+),(\d+),(\d+),/y;

const CARET = 0x5e;
const IMMEDIATE = [...bytesOf('@edo')];

/** `^@`, `^ee`, `^default` and their like are carried out wherever they stand. */
const actsAtOnce: Hazard = (first, second) => first === CARET && IMMEDIATE.includes(second);

/** Recovers the bitmap from exactly what `toEpl` sends; anything more, less or other is refused with the reason. */
export function decodeEplGraphic(bytes: Uint8Array): Result<Bitmap, string> {
  const job = new JobReader(bytes);
  const [width, height] = job.numbers(SIZE) ?? [];
  if (!width || !height || !job.literal(bytesOf(SETTINGS))) return err(OTHER);
  const tiles: Tile[] = [];
  for (let next = job.numbers(GRAPHIC); next; next = job.numbers(GRAPHIC)) {
    const [x = 0, row = 0, columns = 0, rows = 0] = next;
    const data = job.data(columns * rows);
    if (!data || x % 8 !== 0 || !job.literal(bytesOf('\n'))) return err(OTHER);
    tiles.push({ column: x / 8, columns, row, rows, data: inverted(data) });
  }
  if (!job.literal(bytesOf(PRINT)) || !job.isAtEnd) return err(OTHER);
  return joinTiles(tiles, width, height);
}

const OTHER = 'not one label of one graphic and nothing else';
