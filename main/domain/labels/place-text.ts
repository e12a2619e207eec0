import type { Dpmm } from './bitmap.ts';
import type { DotBox, LayoutTools, TextMark } from './drawing.ts';
import type { Placed } from './placed.ts';
import type { LabelProblem } from './problem.ts';
import type { Align, TextField, TextStyle } from './template.ts';
import { centredBaseline, type FittedText, fitText, isFitted, type TextMisfit } from './text-fit.ts';

/** Where a mark of `width` stands in a box. */
export const alignIn = (box: DotBox, width: number, align: Align = 'left'): number =>
  box.x + { left: 0, center: Math.floor((box.width - width) / 2), right: box.width - width }[align];

/** Lays text into a box of dots, wrapped or set smaller as its style allows. */
export function placeText(
  field: string,
  text: string,
  style: TextStyle,
  box: DotBox,
  dpmm: Dpmm,
  tools: LayoutTools,
): Placed | LabelProblem {
  const fit = fitText(text, style, box, dpmm, tools);
  if (!isFitted(fit)) return misfit(field, text, fit);
  const first = box.y + fit.first;
  const marks = fit.lines.map(({ text: line, extent }, index) =>
    textMark(line, style, fit.cap, alignIn(box, extent.advance, style.align), first + index * fit.pitch),
  );
  return { field, marks, ink: inkBoxes(marks, fit), white: style.ink === 'white' };
}

/** Lays one line whose last characters are larger: both parts stand on one baseline and shrink together. */
export function placeTextWithTail(
  field: TextField,
  tail: { readonly characters: number; readonly size: number },
  text: string,
  box: DotBox,
  dpmm: Dpmm,
  tools: LayoutTools,
): Placed | LabelProblem {
  const characters = [...text];
  const head = characters.slice(0, -tail.characters).join('');
  const end = characters.slice(-tail.characters).join('');
  const largest = Math.round(field.size * dpmm);
  const smallest = Math.ceil((field.minSize ?? field.size) * dpmm);
  for (let cap = largest; cap >= smallest; cap--) {
    const tailCap = Math.round((cap * tail.size) / field.size);
    const headExtent = tools.measure(head, field.weight ?? 'medium', cap);
    const tailExtent = tools.measure(end, field.weight ?? 'medium', tailCap);
    if ('missing' in headExtent) return misfit(field.name, text, headExtent);
    if ('missing' in tailExtent) return misfit(field.name, text, tailExtent);
    const advance = headExtent.advance + tailExtent.advance;
    const baseline = centredBaseline(box.height, tailCap);
    const above = Math.max(headExtent.above, tailExtent.above);
    const below = Math.max(headExtent.below, tailExtent.below);
    if (advance > box.width || above > baseline || baseline + below > box.height) continue;
    const x = alignIn(box, advance, field.align);
    const ink = [{ x, y: box.y + baseline - above, width: advance, height: above + below }];
    const marks = [
      ...(head ? [textMark(head, field, cap, x, box.y + baseline)] : []),
      textMark(end, field, tailCap, x + headExtent.advance, box.y + baseline),
    ];
    return { field: field.name, marks, ink, white: field.ink === 'white' };
  }
  return misfit(field.name, text, 'does-not-fit');
}

const textMark = (text: string, style: TextStyle, cap: number, x: number, baseline: number): TextMark => ({
  kind: 'text',
  x,
  baseline,
  cap,
  weight: style.weight ?? 'medium',
  ink: style.ink ?? 'black',
  text,
});

const inkBoxes = (marks: readonly TextMark[], fit: FittedText): DotBox[] =>
  fit.lines.map(({ extent }, index) => ({
    x: marks[index]?.x ?? 0,
    y: (marks[index]?.baseline ?? 0) - extent.above,
    width: extent.advance,
    height: extent.above + extent.below,
  }));

const misfit = (field: string, text: string, fit: TextMisfit): LabelProblem =>
  fit === 'does-not-fit'
    ? { kind: 'does-not-fit', field, text }
    : { kind: 'no-glyph', field, character: fit.missing };
