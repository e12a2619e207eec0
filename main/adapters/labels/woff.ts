import { inflateSync } from 'node:zlib';

const SIGNATURE = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;

/** The tables of a WOFF 1.0 font file by tag, decompressed (W3C WOFF File Format 1.0 §4–5). Throws on any other file. */
export function readWoff(file: Uint8Array): ReadonlyMap<string, DataView> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== SIGNATURE) throw new Error('not a WOFF font file');
  const tables = new Map<string, DataView>();
  for (let at = HEADER; at < HEADER + view.getUint16(12) * ENTRY; at += ENTRY) {
    const tag = String.fromCharCode(...file.subarray(at, at + 4));
    const stored = file.subarray(view.getUint32(at + 4), view.getUint32(at + 4) + view.getUint32(at + 8));
    const length = view.getUint32(at + 12);
    const table = stored.length < length ? new Uint8Array(inflateSync(stored)) : stored;
    if (table.length !== length) throw new Error(`font table ${tag} is damaged`);
    tables.set(tag, new DataView(table.buffer, table.byteOffset, table.byteLength));
  }
  return tables;
}
