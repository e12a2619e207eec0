import { ok, type Result } from '../../contract/result.ts';
import type { Bitmap, Dpmm } from '../../domain/labels/bitmap.ts';
import type { LayoutTools } from '../../domain/labels/drawing.ts';
import { layOut } from '../../domain/labels/layout.ts';
import type { LabelProblem } from '../../domain/labels/problem.ts';
import type { LabelData, LabelTemplate } from '../../domain/labels/template.ts';
import { fontChain, LABEL_FONTS } from './font-chain.ts';
import { paint } from './paint.ts';
import { encodeSymbol } from './symbols.ts';
import { typesetter } from './typesetter.ts';

const fonts = typesetter(fontChain(LABEL_FONTS));

/** The bundled fonts and symbologies, for a layout without drawing. */
export const layoutTools: LayoutTools = {
  measure(text, weight, cap) {
    const line = fonts.set(text, weight, cap);
    return 'missing' in line ? line : line.extent;
  },
  encode: encodeSymbol,
};

/** Template and data to the one bitmap that is shown, printed and decoded; the same input gives the same dots. */
export function renderLabel<Key extends string>(
  template: LabelTemplate<Key>,
  data: LabelData<Key>,
  dpmm: Dpmm,
): Result<Bitmap, readonly LabelProblem[]> {
  const drawing = layOut(template, data, dpmm, layoutTools);
  return drawing.ok ? ok(paint(drawing.value, fonts)) : drawing;
}
