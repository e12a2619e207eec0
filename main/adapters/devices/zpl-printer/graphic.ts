import { err, ok, type Result } from '../../../contract/result.ts';
import { type Bitmap, bytesPerRow } from '../../../domain/labels/bitmap.ts';

/**
 * A label as ZPL II: one format, one graphic, one copy. Nothing of the label's data is text to the printer; the
 * bytes outside the graphic are fixed but for the size. Orientation, mirroring, reversal and home are set, because a
 * printer keeps them from the format before (ZPL II Programming Guide: ^PO, ^PM, ^LR, ^LH).
 */
export function toZpl(bitmap: Bitmap): Buffer {
  const stride = bytesPerRow(bitmap.width);
  const total = stride * bitmap.height;
  const size = `^PW${bitmap.width}^LL${bitmap.height}`;
  const graphic = `^FO0,0^GFA,${total},${total},${stride},${compress(bitmap.bits, stride)}^FS`;
  return Buffer.from(`^XA${size}${RESETS}${graphic}^PQ1,0,0,N^XZ`, 'latin1');
}

const RESETS = '^PON^PMN^LRN^LH0,0';
const FORMAT =
  /^\^XA\^PW(\d+)\^LL(\d+)\^PON\^PMN\^LRN\^LH0,0\^FO0,0\^GFA,(\d+),(\d+),(\d+),([^^~]*)\^FS\^PQ1,0,0,N\^XZ$/;

/** Recovers the bitmap from exactly what `toZpl` sends; anything more, less or other is refused with the reason. */
export function decodeZplGraphic(bytes: Uint8Array): Result<Bitmap, string> {
  const match = FORMAT.exec(Buffer.from(bytes).toString('latin1').trimEnd());
  if (!match) return err('not one format with one graphic and nothing else');
  const [width = 0, height = 0, sent, total, stride = 0] = match.slice(1, 6).map(Number);
  if (stride !== bytesPerRow(width) || total !== stride * height || sent !== total) {
    return err('the sizes of the graphic contradict each other');
  }
  const bits = decompress(match[6] ?? '', stride);
  if (!bits) return err('the graphic holds characters that are no graphic data');
  if (bits.length !== total) return err(`the graphic holds ${bits.length} bytes instead of ${total}`);
  return ok({ width, height, bits });
}

// Graphic data is hex digits with repeat counts before them: G…Y are 1…19, g…z are 20…400 in twenties, and they
// add up. "," fills the row with 0, "!" with F, ":" repeats the row before (ZPL II Programming Guide, "Alternative
// Data Compression Scheme for ~DG and ~DB Commands"). Printable ASCII only, and no zlib whose version could matter.
const MOST_REPEATS = 400 + 19;

function compress(bits: Uint8Array, stride: number): string {
  const rows: string[] = [];
  let before = '';
  for (let at = 0; at < bits.length; at += stride) {
    const row = Buffer.from(bits.subarray(at, at + stride))
      .toString('hex')
      .toUpperCase();
    rows.push(row === before ? ':' : compressRow(row));
    before = row;
  }
  return rows.join('');
}

function compressRow(row: string): string {
  let data = '';
  for (let at = 0, end = at; at < row.length; at = end) {
    const digit = row.charAt(at);
    while (row.charAt(end) === digit) end += 1;
    const fillsRow = end === row.length && (digit === '0' || digit === 'F');
    data += fillsRow ? (digit === '0' ? ',' : '!') : repeated(digit, end - at);
  }
  return data;
}

function repeated(digit: string, times: number): string {
  if (times === 1) return digit;
  if (times > MOST_REPEATS) return repeated(digit, MOST_REPEATS) + repeated(digit, times - MOST_REPEATS);
  const twenties = Math.floor(times / 20);
  const ones = times % 20;
  const letter = (first: string, count: number) => String.fromCharCode(first.charCodeAt(0) + count - 1);
  return (twenties > 0 ? letter('g', twenties) : '') + (ones > 0 ? letter('G', ones) : '') + digit;
}

/** The bytes of the rows; null when a character has no meaning or a row is broken off or overrun. */
function decompress(data: string, stride: number): Uint8Array | null {
  const digits = stride * 2;
  const rows: string[] = [];
  let row = '';
  let times = 0;
  for (const character of data) {
    if (/[g-z]/.test(character)) times += (character.charCodeAt(0) - 'g'.charCodeAt(0) + 1) * 20;
    else if (/[G-Y]/.test(character)) times += character.charCodeAt(0) - 'G'.charCodeAt(0) + 1;
    else if (/[0-9A-F]/.test(character)) {
      row += character.repeat(times || 1);
      times = 0;
    } else if (times > 0) return null;
    else if (character === ',') row = row.padEnd(digits, '0');
    else if (character === '!') row = row.padEnd(digits, 'F');
    else if (character === ':' && row === '' && rows.length > 0) row = rows.at(-1) ?? '';
    else return null;
    if (row.length > digits) return null;
    if (row.length === digits) {
      rows.push(row);
      row = '';
    }
  }
  return row === '' && times === 0 ? Uint8Array.from(Buffer.from(rows.join(''), 'hex')) : null;
}
