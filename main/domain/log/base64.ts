const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes given as hex in standard base64 with padding: notes carry hashes and signatures so. */
export function hexToBase64(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 6) {
    const group = hex.slice(at, at + 6);
    const bits = Number.parseInt(group.padEnd(6, '0'), 16);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63]).join('');
    text += digits.slice(0, group.length / 2 + 1).padEnd(4, '=');
  }
  return text;
}

/** The bytes as hex, or null when the text is not exactly what `hexToBase64` writes. */
export function base64ToHex(text: string): string | null {
  let hex = '';
  for (let at = 0; at < text.length; at += 4) {
    const group = text.slice(at, at + 4).replace(/={1,2}$/, '');
    const values = [...group].map((digit) => DIGITS.indexOf(digit));
    if (group.length < 2 || values.includes(-1)) return null;
    const bits = values.reduce((sum, value) => sum * 64 + value, 0) * 64 ** (4 - group.length);
    hex += bits
      .toString(16)
      .padStart(6, '0')
      .slice(0, (group.length - 1) * 2);
  }
  return hexToBase64(hex) === text ? hex : null;
}
