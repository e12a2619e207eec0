import type { Outline, OutlinePoint } from './truetype.ts';

/** A glyph at one size: the dots it blackens, relative to a pen position on whole dots, y downward from the baseline. */
export interface GlyphDots {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Row by row, one byte a dot, 1 = black. */
  readonly dots: Uint8Array;
}

const CURVE_STEPS = 8;
/** A dot is burned when at least this part of it lies inside the outline. */
const THRESHOLD = 0.5;

/**
 * Turns an outline into dots by exact area coverage: each edge adds, to the dots it crosses, the signed area on its
 * right; a running sum along the row is the covered part of each dot. Only + − × ÷ on doubles, so every machine
 * gives the same dots.
 */
export function glyphDots(outline: Outline, scale: number): GlyphDots {
  const polygons = outline.map((contour) => flatten(contour, scale));
  const points = polygons.flat();
  if (points.length === 0) return { left: 0, top: 0, width: 0, height: 0, dots: new Uint8Array(0) };
  const left = Math.floor(Math.min(...points.map((point) => point.x)));
  const top = Math.floor(Math.min(...points.map((point) => point.y)));
  const width = Math.ceil(Math.max(...points.map((point) => point.x))) - left;
  const height = Math.ceil(Math.max(...points.map((point) => point.y))) - top;

  // One column more than the dots: the area right of the last dot is added there.
  const stride = width + 1;
  const area = new Float64Array(stride * (height + 1));
  for (const polygon of polygons) {
    polygon.forEach((from, index) => {
      const to = polygon[(index + 1) % polygon.length] ?? from;
      addEdge(area, stride, { x: from.x - left, y: from.y - top }, { x: to.x - left, y: to.y - top });
    });
  }
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let covered = 0;
    for (let x = 0; x < width; x++) {
      covered += area[y * stride + x] ?? 0;
      dots[y * width + x] = Math.abs(covered) >= THRESHOLD ? 1 : 0;
    }
  }
  return { left, top, width, height, dots };
}

/** To 1/256 dot, so that a capital of 88 dots does not end at 88.00000000000001 and need one row more. */
const onGrid = (dots: number): number => Math.round(dots * 256) / 256;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A contour of quadratic curves as a polygon in dots, y downward. */
function flatten(contour: readonly OutlinePoint[], scale: number): Point[] {
  const polygon: Point[] = [];
  const points = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point;
    const implied = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, onCurve: true };
    return point.onCurve || next.onCurve ? [point] : [point, implied];
  });
  const first = points.findIndex((point) => point.onCurve);
  const ordered = [...points.slice(first), ...points.slice(0, first)];
  ordered.forEach((point, index) => {
    if (point.onCurve) {
      polygon.push({ x: onGrid(point.x * scale), y: onGrid(-point.y * scale) });
      return;
    }
    const from = ordered[index - 1] ?? point;
    const to = ordered[(index + 1) % ordered.length] ?? point;
    for (let step = 1; step < CURVE_STEPS; step++) {
      const t = step / CURVE_STEPS;
      const s = 1 - t;
      polygon.push({
        x: onGrid((s * s * from.x + 2 * s * t * point.x + t * t * to.x) * scale),
        y: onGrid(-(s * s * from.y + 2 * s * t * point.y + t * t * to.y) * scale),
      });
    }
  });
  return polygon;
}

function addEdge(area: Float64Array, stride: number, from: Point, to: Point): void {
  if (from.y === to.y) return;
  const direction = from.y < to.y ? 1 : -1;
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const slope = (lower.x - upper.x) / (lower.y - upper.y);
  const xAt = (y: number) => upper.x + (y - upper.y) * slope;
  for (let row = Math.floor(upper.y); row < lower.y; row++) {
    const y0 = Math.max(row, upper.y);
    const y1 = Math.min(row + 1, lower.y);
    addRow(area, row * stride, xAt(y0), xAt(y1), direction * (y1 - y0));
  }
}

/** Spreads the height that an edge covers within one row over the dots it passes between `x0` and `x1`. */
function addRow(area: Float64Array, row: number, x0: number, x1: number, height: number): void {
  const low = Math.min(x0, x1);
  const high = Math.max(x0, x1);
  const add = (x: number, share: number) => {
    area[row + x] = (area[row + x] ?? 0) + share * height;
  };
  let areaBefore = 0;
  let shareBefore = 0;
  for (let x = Math.floor(low); ; x++) {
    const areaUpTo = areaRightOfEdge(x + 1, low, high);
    const share = areaUpTo - areaBefore;
    add(x, share - shareBefore);
    if (x + 1 >= high) {
      add(x + 1, 1 - share);
      return;
    }
    areaBefore = areaUpTo;
    shareBefore = share;
  }
}

/** Area between an edge that runs from `low` to `high` over a height of 1 and the vertical line at `x`. */
function areaRightOfEdge(x: number, low: number, high: number): number {
  return x >= high ? x - (low + high) / 2 : ((x - low) * (x - low)) / (2 * (high - low));
}
