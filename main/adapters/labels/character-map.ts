/** Unicode code point → glyph index; 0 means that the font has no such character. */
export type CharacterMap = (codePoint: number) => number;

const SEGMENTS = 4;
const GROUPS = 12;

/** Reads the `cmap` table: the full-range subtable (format 12) where there is one, else the BMP one (format 4). */
export function readCharacterMap(cmap: DataView): CharacterMap {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(4 + index * 8 + 4));
  const subtable = (format: number) => offsets.find((offset) => cmap.getUint16(offset) === format);
  const groups = subtable(GROUPS);
  if (groups !== undefined) return (codePoint) => lookUpGroups(cmap, groups, codePoint);
  const segments = subtable(SEGMENTS);
  if (segments !== undefined) return (codePoint) => lookUpSegments(cmap, segments, codePoint);
  throw new Error('the font has no Unicode character map');
}

function lookUpGroups(cmap: DataView, table: number, codePoint: number): number {
  const end = table + 16 + cmap.getUint32(table + 12) * 12;
  for (let at = table + 16; at < end; at += 12) {
    if (codePoint > cmap.getUint32(at + 4)) continue;
    const first = cmap.getUint32(at);
    return codePoint < first ? 0 : cmap.getUint32(at + 8) + codePoint - first;
  }
  return 0;
}

function lookUpSegments(cmap: DataView, table: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const size = cmap.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + size + 2;
  for (let at = 0; at < size; at += 2) {
    if (codePoint > cmap.getUint16(ends + at)) continue;
    const start = cmap.getUint16(starts + at);
    if (codePoint < start) return 0;
    const delta = cmap.getInt16(starts + size + at);
    const rangeAt = starts + 2 * size + at;
    const range = cmap.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = cmap.getUint16(rangeAt + range + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
