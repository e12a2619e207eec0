import { err, ok, type Result } from '../../../contract/result.ts';
import { type Bitmap, blankBitmap, bytesPerRow } from '../../../domain/labels/bitmap.ts';
import { JobReader } from '../graphic-tiles.ts';
import { DLE, EOT } from './protocol.ts';

const ESC = 0x1b;
const GS = 0x1d;
const ENQ = 0x05;
const DC4 = 0x14;

/** `ESC @`: margins and whatever else another program set are gone. */
const BEGIN = Uint8Array.of(ESC, 0x40);
/** `GS V B 0`: feed to the cutter, and cut. */
const END = Uint8Array.of(GS, 0x56, 0x42, 0);

/** Rows of one GS v 0, so that a printer with a small buffer can begin. */
const MOST_ROWS = 240;
/** Where the graphic stands when it has to be moved within its bytes, in dots from the left. */
const MOVED = 8;

/**
 * A label as ESC/POS: GS v 0 in bands of rows that follow each other without a gap, and a cut. Nothing of the label's data
 * is text to the printer; the bytes outside the graphic are fixed but for sizes and margins. A printer carries out
 * `DLE EOT`, `DLE ENQ` and `DLE DC4` even in the middle of a graphic (Epson, DLE EOT, Notes): where the dots of a band
 * spell one, its bytes begin some dots further left under a margin that is as much smaller, so that the same dots are on
 * the same place in other bytes. The error names a label that cannot be sent even so.
 */
export function toEscpos(bitmap: Bitmap): Result<Uint8Array, string> {
  const bands = asItIs(bitmap) ?? moved(bitmap, 0, bitmap.height) ?? [];
  const job = Buffer.concat([BEGIN, ...bands.map((band) => bytesOfBand(band, bitmap.width)), END]);
  return bands.length === 0 || actsAtOnce(job)
    ? err('the dots of this label spell a command of the printer')
    : ok(job);
}

/** Rows of the graphic with `blank` dots in front, under a margin of so many dots. */
interface Band {
  readonly margin: number;
  readonly blank: number;
  readonly rows: number;
  readonly data: Uint8Array;
}

function asItIs({ width, height, bits }: Bitmap): readonly Band[] | null {
  const stride = bytesPerRow(width);
  const bands: Band[] = [];
  for (let row = 0; row < height; row += MOST_ROWS) {
    const rows = Math.min(MOST_ROWS, height - row);
    const data = bits.subarray(row * stride, (row + rows) * stride);
    if (actsAtOnce(data)) return null;
    bands.push({ margin: 0, blank: 0, rows, data });
  }
  return bands;
}

/** The rows in bands, each moved as it needs; null where one row cannot be moved so that it is harmless. */
function moved(bitmap: Bitmap, from: number, to: number): readonly Band[] | null {
  const rows = to - from;
  if (rows <= MOST_ROWS) {
    for (let blank = 0; blank < 8; blank++) {
      const data = shifted(bitmap, from, to, blank);
      if (!actsAtOnce(data)) return [{ margin: MOVED - blank, blank, rows, data }];
    }
    if (rows === 1) return null;
  }
  const middle = from + Math.ceil(rows / 2);
  const upper = moved(bitmap, from, middle);
  const lower = upper && moved(bitmap, middle, to);
  return lower && [...upper, ...lower];
}

function shifted({ width, bits }: Bitmap, from: number, to: number, blank: number): Uint8Array {
  const stride = bytesPerRow(width);
  const wider = bytesPerRow(width + blank);
  const data = new Uint8Array(wider * (to - from));
  for (let row = from; row < to; row++) {
    for (let column = 0; column < wider; column++) {
      const before = column === 0 ? 0 : (bits[row * stride + column - 1] ?? 0);
      const here = column < stride ? (bits[row * stride + column] ?? 0) : 0;
      data[(row - from) * wider + column] = (((before << 8) | here) >> blank) & 0xff;
    }
  }
  return data;
}

const actsAtOnce = (data: Uint8Array): boolean =>
  data.some((byte, at) => (byte === EOT || byte === ENQ || byte === DC4) && data[at - 1] === DLE);

const low = (value: number): number => value & 0xff;
const high = (value: number): number => value >> 8;

/** `GS L` margin, `GS W` width of the area, `GS v 0` the graphic. */
function bytesOfBand({ margin, blank, rows, data }: Band, width: number): Uint8Array {
  const area = width + blank;
  const columns = bytesPerRow(area);
  return Buffer.concat([
    Uint8Array.of(GS, 0x4c, margin, 0, GS, 0x57, low(area), high(area)),
    Uint8Array.of(GS, 0x76, 0x30, 0, low(columns), high(columns), rows, 0),
    data,
  ]);
}

/** Recovers the bitmap from exactly what `toEscpos` sends; anything more, less or other is refused with the reason. */
export function decodeEscposGraphic(bytes: Uint8Array): Result<Bitmap, string> {
  const job = new JobReader(bytes);
  if (!job.literal(BEGIN)) return err(OTHER);
  const rows: Uint8Array[] = [];
  let width = 0;
  let isMoved = false;
  while (!job.literal(END)) {
    const band = readBand(job);
    const isFirst = rows.length === 0;
    if (!band || !(isFirst || (band.width === width && band.isMoved === isMoved))) return err(OTHER);
    width = band.width;
    isMoved = band.isMoved;
    rows.push(...band.rows);
  }
  if (!job.isAtEnd || rows.length === 0) return err(OTHER);
  const bitmap = blankBitmap(width, rows.length);
  for (const [at, row] of rows.entries()) bitmap.bits.set(row, at * bytesPerRow(width));
  return ok(bitmap);
}

const OTHER = 'not one label of one graphic and nothing else';

interface ReadBand {
  readonly width: number;
  readonly isMoved: boolean;
  readonly rows: readonly Uint8Array[];
}

/** One band with the dots moved back to where its margin puts them; null where it is none, or has dots outside. */
function readBand(job: JobReader): ReadBand | null {
  const head = job.data(16);
  if (!head) return null;
  const [, , margin = 0, , , , areaLow = 0, areaHigh = 0, , , , , columnsLow = 0, columnsHigh = 0, rows = 0] =
    head;
  const blank = margin === 0 ? 0 : MOVED - margin;
  const area = areaLow + areaHigh * 256;
  const columns = columnsLow + columnsHigh * 256;
  const width = area - blank;
  const data = job.data(columns * rows);
  const expected = bytesOfBand({ margin, blank, rows, data: new Uint8Array() }, width);
  const isExpected = blank >= 0 && blank < 8 && rows > 0 && width > 0 && Buffer.compare(head, expected) === 0;
  if (!data || !isExpected) return null;
  const back = Array.from({ length: rows }, (_, at) =>
    movedBack(data.subarray(at * columns, (at + 1) * columns), width, blank),
  );
  const whole = back.filter((row) => row !== null);
  return whole.length === rows ? { width, isMoved: margin > 0, rows: whole } : null;
}

function movedBack(row: Uint8Array, width: number, blank: number): Uint8Array | null {
  const bits = new Uint8Array(bytesPerRow(width));
  for (const [at] of bits.entries()) {
    const pair = ((row[at] ?? 0) << 8) | (row[at + 1] ?? 0);
    bits[at] = (pair >> (8 - blank)) & 0xff;
  }
  const beside = (1 << (bits.length * 8 - width)) - 1;
  bits[bits.length - 1] = (bits.at(-1) ?? 0) & ~beside;
  const again = shifted({ width, height: 1, bits }, 0, 1, blank);
  return Buffer.compare(again, row) === 0 ? bits : null;
}
