import { err, ok, type Result } from '../../contract/result.ts';
import type { Dpmm } from './bitmap.ts';
import { contains, type DotBox, type Drawing, type FillMark, type LayoutTools, overlaps } from './drawing.ts';
import { checkValues, fillText, type LabelValues } from './label-values.ts';
import { placeSymbol } from './place-symbol.ts';
import { placeText, placeTextWithTail } from './place-text.ts';
import { isPlaced, type Placed } from './placed.ts';
import type { LabelProblem } from './problem.ts';
import type { AreaField, Box, LabelData, LabelField, LabelTemplate } from './template.ts';

/**
 * Lays a label out in dots of the print head. Either every value stands on the label whole and apart from every
 * other, or the answer is the list of all problems: a label is never printed with less than its data.
 */
export function layOut<Key extends string>(
  template: LabelTemplate<Key>,
  data: LabelData<Key>,
  dpmm: Dpmm,
  tools: LayoutTools,
): Result<Drawing, readonly LabelProblem[]> {
  const { values, problems } = checkValues(template, data);
  if (problems.length > 0) return err(problems);

  const toDots = (box: Box): DotBox => {
    const x = Math.round(box.x * dpmm);
    const y = Math.round(box.y * dpmm);
    return {
      x,
      y,
      width: Math.round((box.x + box.width) * dpmm) - x,
      height: Math.round((box.y + box.height) * dpmm) - y,
    };
  };
  const label = toDots({ x: 0, y: 0, ...template.size });
  const results = template.fields
    .filter((field) => isShown(field, values))
    .flatMap((field) => placeField(field, values, toDots, dpmm, tools));
  const placed = results.filter(isPlaced);
  const found: LabelProblem[] = [
    ...results.filter((result): result is LabelProblem => !isPlaced(result)),
    ...placed
      .filter((one) => !isInside(label, one))
      .map(({ field }) => ({ kind: 'outside-label' as const, field })),
    ...collisions(placed),
  ];
  if (found.length > 0) return err(found);
  return ok({ width: label.width, height: label.height, marks: placed.flatMap(({ marks }) => marks) });
}

const isShown = ({ when, unless }: LabelField, values: LabelValues): boolean =>
  (when === undefined || values.has(when)) && (unless === undefined || !values.has(unless));

function placeField(
  field: LabelField,
  values: LabelValues,
  toDots: (box: Box) => DotBox,
  dpmm: Dpmm,
  tools: LayoutTools,
): readonly (Placed | LabelProblem)[] {
  const box = toDots(field.box);
  switch (field.kind) {
    case 'text': {
      const text = fillText(field.text, values);
      return field.tail
        ? [placeTextWithTail(field, field.tail, text, box, dpmm, tools)]
        : [placeText(field.name, text, field, box, dpmm, tools)];
    }
    case 'symbol':
      return placeSymbol(field, values, toDots, dpmm, tools);
    case 'area':
      return [{ field: field.name, marks: areaMarks(field, box, dpmm), ink: [], white: false }];
  }
}

function areaMarks({ outline }: AreaField, box: DotBox, dpmm: Dpmm): readonly FillMark[] {
  const fill = (x: number, y: number, width: number, height: number): FillMark => ({
    kind: 'fill',
    x,
    y,
    width,
    height,
  });
  if (outline === undefined) return [fill(box.x, box.y, Math.max(1, box.width), Math.max(1, box.height))];
  const line = Math.max(1, Math.round(outline * dpmm));
  return [
    fill(box.x, box.y, box.width, line),
    fill(box.x, box.y + box.height - line, box.width, line),
    fill(box.x, box.y + line, line, box.height - 2 * line),
    fill(box.x + box.width - line, box.y + line, line, box.height - 2 * line),
  ];
}

const fillsOf = ({ marks }: Placed): readonly FillMark[] => marks.filter((mark) => mark.kind === 'fill');

const isInside = (label: DotBox, placed: Placed): boolean =>
  [...placed.ink, ...fillsOf(placed)].every((box) => contains(label, box));

/** Ink on ink, black ink on a black area, and white ink that no black area carries. */
function collisions(placed: readonly Placed[]): LabelProblem[] {
  const found: LabelProblem[] = [];
  placed.forEach((one, index) => {
    const fills = placed.filter((other) => other !== one);
    const clash = (other: Placed, boxes: readonly DotBox[]) =>
      one.ink.some((ink) => boxes.some((box) => overlaps(ink, box))) &&
      found.push({ kind: 'overlap', field: one.field, other: other.field });
    for (const other of placed.slice(index + 1)) clash(other, other.ink);
    if (one.white) {
      const black = placed.flatMap(fillsOf);
      if (!one.ink.every((ink) => black.some((fill) => contains(fill, ink)))) {
        found.push({ kind: 'overlap', field: one.field, other: 'paper' });
      }
    } else {
      for (const other of fills) clash(other, fillsOf(other));
    }
  });
  return found;
}
