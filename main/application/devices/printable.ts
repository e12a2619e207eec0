/**
 * Bytes as text that can be stored, logged and shown: printable ASCII as it is, a backslash doubled, every
 * other byte as `\xHH`. The original bytes can be read back from it.
 */
export function printable(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    if (byte === 0x5c) text += '\\\\';
    else if (byte >= 0x20 && byte <= 0x7e) text += String.fromCharCode(byte);
    else text += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return text;
}

/** The bytes behind a printable text. */
export const bytesOfPrintable = (text: string): Uint8Array =>
  bytesOf(
    text.replace(/\\\\|\\x([0-9a-f]{2})/g, (_, hex: string | undefined) =>
      hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );

/** The first byte that is not printable ASCII, for the reason of a refusal; null when all are. */
export function unprintable(bytes: Uint8Array): string | null {
  const byte = bytes.find((each) => each < 0x20 || each > 0x7e);
  return byte === undefined ? null : `0x${byte.toString(16).padStart(2, '0')}`;
}

export const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Labels are long texts: they go through here byte by byte. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

const HEX = Array.from({ length: 256 }, (_, byte) => ` ${byte.toString(16).toUpperCase().padStart(2, '0')}`);

/** Bytes as people read them beside a manual: `53 20 53 0D 0A`. */
export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text.slice(1);
}
