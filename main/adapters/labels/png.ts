import { crc32, deflateSync } from 'node:zlib';
import { type Bitmap, bytesPerRow } from '../../domain/labels/bitmap.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The bitmap as a PNG of one bit grey (PNG 3rd edition): the preview shows the very dots that are printed. */
export function toPng(bitmap: Bitmap): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.width, 0);
  header.writeUInt32BE(bitmap.height, 4);
  header[8] = 1; // bits a sample; colour type, compression, filter and interlace stay 0

  // Each row starts with its filter, 0. In PNG a set bit is white, on paper it is black.
  const stride = bytesPerRow(bitmap.width);
  const rows = Buffer.alloc((stride + 1) * bitmap.height);
  for (let y = 0; y < bitmap.height; y++) {
    for (let at = 0; at < stride; at++) {
      rows[y * (stride + 1) + 1 + at] = ~(bitmap.bits[y * stride + at] ?? 0) & 0xff;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
