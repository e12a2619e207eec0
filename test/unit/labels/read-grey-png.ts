import { inflateSync } from 'node:zlib';
import { type Bitmap, blankBitmap, setDot } from '../../../main/domain/labels/bitmap.ts';

/** Reads a PNG of 1 or 8 bits of grey, not interlaced, as black and white: independent of the encoder it checks. */
export function readGreyPng(png: Buffer): Bitmap {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const depth = png[24] ?? 0;
  if (png[25] !== 0 || png[28] !== 0 || (depth !== 1 && depth !== 8)) throw new Error('not a plain grey PNG');
  const rows = inflateSync(Buffer.concat(imageData(png)));
  const stride = Math.ceil((width * depth) / 8);
  const bitmap = blankBitmap(width, height);
  let above: Buffer = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const at = y * (stride + 1);
    const row = unfilter(rows[at] ?? 0, rows.subarray(at + 1, at + 1 + stride), above);
    for (let x = 0; x < width; x++) {
      const white = depth === 8 ? (row[x] ?? 0) > 127 : ((row[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
      if (!white) setDot(bitmap, x, y, true);
    }
    above = row;
  }
  return bitmap;
}

function imageData(png: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return parts;
}

function unfilter(filter: number, row: Buffer, above: Buffer): Buffer {
  const out = Buffer.alloc(row.length);
  row.forEach((byte, x) => {
    const left = x > 0 ? (out[x - 1] ?? 0) : 0;
    const up = above[x] ?? 0;
    const corner = x > 0 ? (above[x - 1] ?? 0) : 0;
    const guess = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)][filter] ?? 0;
    out[x] = (byte + guess) & 0xff;
  });
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const distances = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return [left, up, corner][distances.indexOf(Math.min(...distances))] ?? 0;
}
