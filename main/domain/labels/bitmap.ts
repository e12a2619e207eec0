/**
 * One bit a dot, 1 = black, as a thermal head burns it. Rows are padded to whole bytes with zero bits.
 * Preview, print and decode test all use this one value.
 */
export interface Bitmap {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Dots per millimetre of the print heads in use: 152, 203, 300 and 600 dpi. */
export type Dpmm = 6 | 8 | 12 | 24;

/** The head of most label printers, 203 dpi: what a printer has of which nobody said anything else. */
export const USUAL_DPMM: Dpmm = 8;

export const bytesPerRow = (width: number): number => Math.ceil(width / 8);

export const blankBitmap = (width: number, height: number): Bitmap => ({
  width,
  height,
  bits: new Uint8Array(bytesPerRow(width) * height),
});

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  const byte = bitmap.bits[y * bytesPerRow(bitmap.width) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

/** Sets one dot; throws outside the bitmap, because a dot that is not printed is a label that says less than its data. */
export function setDot(bitmap: Bitmap, x: number, y: number, black: boolean): void {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) {
    throw new Error(`dot ${x},${y} is outside a bitmap of ${bitmap.width}×${bitmap.height}`);
  }
  const at = y * bytesPerRow(bitmap.width) + (x >> 3);
  const mask = 0x80 >> (x & 7);
  bitmap.bits[at] = black ? (bitmap.bits[at] ?? 0) | mask : (bitmap.bits[at] ?? 0) & ~mask;
}
