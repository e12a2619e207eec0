import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
});

/** The codes on a picture by AIM symbology identifier, as the bytes a scanner would send, read as UTF-8. */
export async function readCodes(png: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const found = await readBarcodes(png, {
    formats: ['DataMatrix', 'Code128', 'QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 8,
  });
  return Object.fromEntries(
    found.map((code) => [code.symbologyIdentifier, Buffer.from(code.bytes).toString('utf8')]),
  );
}
