import type { Dpmm } from './bitmap.ts';
import type { DotBox, LayoutTools, Modules } from './drawing.ts';
import type { LabelValues } from './label-values.ts';
import { alignIn, placeText } from './place-text.ts';
import type { Placed } from './placed.ts';
import type { LabelProblem } from './problem.ts';
import { contentChoices } from './symbol-content.ts';
import type { SymbolField, Symbology } from './template.ts';

/**
 * Quiet zones in modules: beside a linear symbol, all around a matrix one. The standards ask for 10, 1 and 4
 * (GS1 General Specifications §5.4 and §5.6, ISO/IEC 18004); Data Matrix gets one more for smeared ink.
 */
const QUIET: Readonly<Record<Symbology, number>> = { 'gs1-128': 10, gs1datamatrix: 2, qrcode: 4 };

/** Lays a symbol and its human-readable text. Modules are whole dots: no bar is a dot wider than its neighbour. */
export function placeSymbol(
  field: SymbolField,
  values: LabelValues,
  toDots: (box: SymbolField['box']) => DotBox,
  dpmm: Dpmm,
  tools: LayoutTools,
): readonly (Placed | LabelProblem)[] {
  let tooLong = '';
  for (const content of contentChoices(field, values)) {
    if ('kind' in content) return [content];
    const modules = tools.encode(field.symbology, content.data);
    const symbol = modules && place(field, modules, toDots(field.box), dpmm);
    if (symbol) return [symbol, ...placeReadable(field, content.readable, toDots, dpmm, tools)];
    tooLong = content.readable;
  }
  return [{ kind: 'does-not-fit', field: field.name, text: tooLong }];
}

function placeReadable(
  { name, humanReadable: style }: SymbolField,
  readable: string,
  toDots: (box: SymbolField['box']) => DotBox,
  dpmm: Dpmm,
  tools: LayoutTools,
): readonly (Placed | LabelProblem)[] {
  if (!style) return [];
  return [placeText(`${name}.humanReadable`, readable, style, toDots(style.box), dpmm, tools)];
}

function place(field: SymbolField, modules: Modules, box: DotBox, dpmm: Dpmm): Placed | null {
  const linear = modules.rows === 1;
  const quiet = QUIET[field.symbology];
  // A hair's breadth of slack: 0.375 mm at 8 dots/mm is 3 dots although the product may be 3.0000000000000004.
  const smallest = Math.ceil(field.module.min * dpmm - 1e-9);
  const largest = Math.max(smallest, Math.floor(field.module.max * dpmm + 1e-9));
  for (let module = largest; module >= smallest; module--) {
    const width = (modules.columns + 2 * quiet) * module;
    const height = linear ? box.height : (modules.rows + 2 * quiet) * module;
    if (width > box.width || height > box.height) continue;
    const x = alignIn(box, width, field.align);
    const y = box.y + Math.floor((box.height - height) / 2);
    const mark = {
      kind: 'symbol' as const,
      x: x + quiet * module,
      y: linear ? y : y + quiet * module,
      moduleWidth: module,
      moduleHeight: linear ? height : module,
      modules,
    };
    return { field: field.name, marks: [mark], ink: [{ x, y, width, height }], white: false };
  }
  return null;
}
