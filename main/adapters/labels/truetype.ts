import { type CharacterMap, readCharacterMap } from './character-map.ts';
import { readWoff } from './woff.ts';

/** A point of an outline in font units, y upward. Two off-curve points in a row imply an on-curve one between them. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

export type Outline = readonly (readonly OutlinePoint[])[];

export interface Font {
  readonly characterMap: CharacterMap;
  /** Height of a flat capital letter in font units: the measure by which labels size text. */
  readonly capHeight: number;
  advance(glyph: number): number;
  outline(glyph: number): Outline;
}

const POINT = { onCurve: 0x01, shortX: 0x02, shortY: 0x04, repeat: 0x08, sameX: 0x10, sameY: 0x20 } as const;
const PART = {
  words: 0x0001,
  offsets: 0x0002,
  scale: 0x0008,
  more: 0x0020,
  scaleXY: 0x0040,
  matrix: 0x0080,
} as const;
const DEEPEST_COMPOSITE = 5;

/** Opens a WOFF font with TrueType outlines (OpenType 1.9, `glyf`). Throws when a table that labels need is missing. */
export function openFont(file: Uint8Array): Font {
  const tables = readWoff(file);
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no ${tag} table`);
    return found;
  };
  const glyf = table('glyf');
  const loca = table('loca');
  const hmtx = table('hmtx');
  const longOffsets = table('head').getInt16(50) === 1;
  const measured = table('hhea').getUint16(34);
  const offsetOf = (glyph: number) =>
    longOffsets ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;

  function outline(glyph: number, depth = 0): Outline {
    const start = offsetOf(glyph);
    if (offsetOf(glyph + 1) === start) return [];
    const contours = glyf.getInt16(start);
    if (contours >= 0) return simpleOutline(glyf, start + 10, contours);
    if (depth === DEEPEST_COMPOSITE) throw new Error(`glyph ${glyph} is nested too deeply`);
    return compositeParts(glyf, start + 10).flatMap((part) =>
      outline(part.glyph, depth + 1).map((contour) => contour.map((point) => transform(point, part))),
    );
  }

  return {
    characterMap: readCharacterMap(table('cmap')),
    capHeight: table('OS/2').getInt16(88),
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, measured - 1) * 4),
    outline: (glyph) => outline(glyph),
  };
}

function simpleOutline(glyf: DataView, start: number, contours: number): Outline {
  const ends = Array.from({ length: contours }, (_, index) => glyf.getUint16(start + index * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  const instructions = start + contours * 2;
  let at = instructions + 2 + glyf.getUint16(instructions);

  const flags: number[] = [];
  while (flags.length < count) {
    const flag = glyf.getUint8(at++);
    const times = flag & POINT.repeat ? glyf.getUint8(at++) + 1 : 1;
    for (let i = 0; i < times; i++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyf.getUint8(at++) : -glyf.getUint8(at++);
      else if (!(flag & same)) {
        value += glyf.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(POINT.shortX, POINT.sameX);
  const ys = coordinates(POINT.shortY, POINT.sameY);
  const points = flags.map((flag, i) => ({
    x: xs[i] ?? 0,
    y: ys[i] ?? 0,
    onCurve: (flag & POINT.onCurve) !== 0,
  }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

interface Part {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
  /** x' = a·x + c·y + dx, y' = b·x + d·y + dy. */
  readonly matrix: readonly [a: number, b: number, c: number, d: number];
}

function compositeParts(glyf: DataView, start: number): Part[] {
  const parts: Part[] = [];
  let at = start;
  let flags: number;
  do {
    flags = glyf.getUint16(at);
    if (!(flags & PART.offsets)) throw new Error('composite glyphs placed by points are not supported');
    const glyph = glyf.getUint16(at + 2);
    const words = (flags & PART.words) !== 0;
    const dx = words ? glyf.getInt16(at + 4) : glyf.getInt8(at + 4);
    const dy = words ? glyf.getInt16(at + 6) : glyf.getInt8(at + 5);
    at += words ? 8 : 6;
    const fixed = () => {
      at += 2;
      return glyf.getInt16(at - 2) / 0x4000;
    };
    let matrix: Part['matrix'] = [1, 0, 0, 1];
    if (flags & PART.matrix) matrix = [fixed(), fixed(), fixed(), fixed()];
    else if (flags & PART.scaleXY) matrix = [fixed(), 0, 0, fixed()];
    else if (flags & PART.scale) {
      const scale = fixed();
      matrix = [scale, 0, 0, scale];
    }
    parts.push({ glyph, dx, dy, matrix });
  } while (flags & PART.more);
  return parts;
}

function transform({ x, y, onCurve }: OutlinePoint, { dx, dy, matrix: [a, b, c, d] }: Part): OutlinePoint {
  return { x: a * x + c * y + dx, y: b * x + d * y + dy, onCurve };
}
