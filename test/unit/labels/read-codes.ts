import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
});

/** The codes on a picture by AIM symbology identifier, as the bytes a scanner would send, read as UTF-8. */
export const readCodes = async (png: Uint8Array): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(await allCodes(png));

/** Every code on a picture with its AIM symbology identifier, where one kind stands twice. */
export async function allCodes(png: Uint8Array): Promise<readonly (readonly [string, string])[]> {
  const found = await readBarcodes(png, {
    formats: ['DataMatrix', 'Code128', 'QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 8,
  });
  return found.map((code) => [code.symbologyIdentifier, Buffer.from(code.bytes).toString('utf8')]);
}
