import { type Bitmap, blankBitmap, setDot } from '../../domain/labels/bitmap.ts';
import type { Drawing, SymbolMark, TextMark } from '../../domain/labels/drawing.ts';
import type { Typesetter } from './typesetter.ts';

/** Burns a drawing into a bitmap, mark by mark. Throws when a mark leaves the label: the layout has refused that before. */
export function paint(drawing: Drawing, fonts: Typesetter): Bitmap {
  const bitmap = blankBitmap(drawing.width, drawing.height);
  for (const mark of drawing.marks) {
    if (mark.kind === 'fill') fillBlack(bitmap, mark.x, mark.y, mark.width, mark.height);
    else if (mark.kind === 'text') paintText(bitmap, mark, fonts);
    else paintSymbol(bitmap, mark);
  }
  return bitmap;
}

function fillBlack(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) setDot(bitmap, column, row, true);
  }
}

function paintText(bitmap: Bitmap, mark: TextMark, fonts: Typesetter): void {
  const line = fonts.set(mark.text, mark.weight, mark.cap);
  if ('missing' in line) throw new Error(`no font has ${JSON.stringify(line.missing)}`);
  for (const { x, dots } of line.glyphs) {
    dots.dots.forEach((black, index) => {
      if (black === 0) return;
      const column = mark.x + x + dots.left + (index % dots.width);
      const row = mark.baseline + dots.top + Math.floor(index / dots.width);
      setDot(bitmap, column, row, mark.ink === 'black');
    });
  }
}

function paintSymbol(bitmap: Bitmap, { x, y, moduleWidth, moduleHeight, modules }: SymbolMark): void {
  modules.dark.forEach((dark, index) => {
    if (dark === 0) return;
    const column = index % modules.columns;
    const row = Math.floor(index / modules.columns);
    fillBlack(bitmap, x + column * moduleWidth, y + row * moduleHeight, moduleWidth, moduleHeight);
  });
}
