import type { AttachmentMediaType } from '../../contract/attachment.ts';

interface Signature {
  readonly mediaType: AttachmentMediaType;
  readonly begins: readonly number[];
  /** Bytes that stand in the last kilobyte: without them the file is cut off. */
  readonly ends: readonly number[];
}

const bytesOf = (text: string): readonly number[] => [...text].map((each) => each.charCodeAt(0));

/** PNG (W3C PNG §5.2, IEND), JPEG (ISO/IEC 10918-1: SOI and EOI), PDF (ISO 32000-1 §7.5). */
const SIGNATURES: readonly Signature[] = [
  {
    mediaType: 'image/png',
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ends: [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  },
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff], ends: [0xff, 0xd9] },
  { mediaType: 'application/pdf', begins: bytesOf('%PDF-'), ends: bytesOf('%%EOF') },
];

const TAIL = 1024;

/** What a file is by its content; null for everything that is no whole PNG, JPEG or PDF. A file's name says nothing. */
export function mediaTypeOf(file: Uint8Array): AttachmentMediaType | null {
  const found = SIGNATURES.find(
    ({ begins, ends }) =>
      begins.every((byte, index) => file[index] === byte) &&
      holds(file.subarray(Math.max(begins.length, file.length - TAIL)), ends),
  );
  return found?.mediaType ?? null;
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let from = bytes.length - wanted.length; from >= 0; from -= 1)
    if (wanted.every((byte, index) => bytes[from + index] === byte)) return true;
  return false;
}
