import type { LayoutTools, TextExtent } from './drawing.ts';
import type { TextStyle, Weight } from './template.ts';

export interface FittedLine {
  readonly text: string;
  readonly extent: TextExtent;
}

export interface FittedText {
  readonly cap: number;
  /** Dots from the top of the box to the first baseline, and from one baseline to the next. */
  readonly first: number;
  readonly pitch: number;
  readonly lines: readonly FittedLine[];
}

export type TextMisfit = { readonly missing: string } | 'does-not-fit';

/** Line pitch in capital heights: room for descenders over accented capitals. */
const PITCH = 1.7;

export const isFitted = (fit: FittedText | TextMisfit): fit is FittedText =>
  fit !== 'does-not-fit' && 'lines' in fit;

/** The largest whole-dot size between `size` and `minSize` at which the text fits a box of this many dots. */
export function fitText(
  text: string,
  style: TextStyle,
  box: { readonly width: number; readonly height: number },
  dpmm: number,
  tools: LayoutTools,
): FittedText | TextMisfit {
  const largest = Math.round(style.size * dpmm);
  const smallest = Math.min(largest, Math.ceil((style.minSize ?? style.size) * dpmm));
  for (let cap = largest; cap >= smallest; cap--) {
    const fit = fitAt(text, style, box, cap, tools);
    if (fit !== 'does-not-fit') return fit;
  }
  return 'does-not-fit';
}

function fitAt(
  text: string,
  { lines: mostLines = 1, weight = 'medium', top = false }: TextStyle,
  box: { readonly width: number; readonly height: number },
  cap: number,
  tools: LayoutTools,
): FittedText | TextMisfit {
  const lines: FittedLine[] = [];
  const pitch = Math.round(cap * PITCH);
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const joined = last && measureLine(`${last.text} ${word}`, weight, cap, tools);
    if (joined && 'missing' in joined) return joined;
    if (joined && joined.extent.advance <= box.width) {
      lines[lines.length - 1] = joined;
      continue;
    }
    const line = measureLine(word, weight, cap, tools);
    if ('missing' in line) return line;
    if (line.extent.advance > box.width || lines.length === mostLines) return 'does-not-fit';
    lines.push(line);
  }
  const first = top
    ? (lines[0]?.extent.above ?? 0)
    : centredBaseline(box.height, cap, (lines.length - 1) * pitch);
  return fitsInHeight(lines, first, pitch, box.height) ? { cap, first, pitch, lines } : 'does-not-fit';
}

function measureLine(
  text: string,
  weight: Weight,
  cap: number,
  tools: LayoutTools,
): FittedLine | { readonly missing: string } {
  const extent = tools.measure(text, weight, cap);
  return 'missing' in extent ? extent : { text, extent };
}

function fitsInHeight(lines: readonly FittedLine[], first: number, pitch: number, height: number): boolean {
  return lines.every(({ extent }, index) => {
    const baseline = first + index * pitch;
    const next = lines[index + 1];
    return (
      baseline - extent.above >= 0 &&
      baseline + extent.below <= height &&
      (!next || extent.below + next.extent.above <= pitch)
    );
  });
}

/** Lines are centred by their capitals, so that a descender does not move them; `rest` is the way to the last baseline. */
export const centredBaseline = (height: number, cap: number, rest = 0): number =>
  Math.floor((height - cap - rest) / 2) + cap;
