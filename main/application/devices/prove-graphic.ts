import { err, ok, type Result } from '../../contract/result.ts';
import type { Bitmap } from '../../domain/labels/bitmap.ts';
import type { PrinterGraphic } from '../ports/device-family.ts';

/**
 * The bytes that print a label, after they were read back: what goes out holds exactly its dots, or nothing goes out. The
 * error is one sentence.
 */
export function provenBytes({ encode, decode }: PrinterGraphic, label: Bitmap): Result<Uint8Array, string> {
  const bytes = encode(label);
  if (!bytes.ok) return bytes;
  const back = decode(bytes.value);
  return back.ok && isSame(back.value, label)
    ? ok(bytes.value)
    : err('the bytes for the printer do not hold this label');
}

const isSame = (one: Bitmap, other: Bitmap): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.bits.length === other.bits.length &&
  one.bits.every((byte, at) => byte === other.bits[at]);
