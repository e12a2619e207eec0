import type { Element } from '../identity/gs1/element-string.ts';
import { elementString, humanReadable } from './gs1-elements.ts';
import { fillText, type LabelValues } from './label-values.ts';
import { netWeightElement } from './net-weight.ts';
import type { LabelProblem } from './problem.ts';
import type { ElementSource, SymbolField } from './template.ts';

/** What a symbol encodes, and the same for people. */
export interface Content {
  readonly data: string;
  readonly readable: string;
}

/** The contents to try, fullest first. */
export function contentChoices(
  { name, content }: SymbolField,
  values: LabelValues,
): (Content | LabelProblem)[] {
  if ('text' in content) {
    const data = fillText(content.text, values);
    return [{ data, readable: data }];
  }
  const { elements, shorter } = content;
  return [elements, ...(shorter ? [shorter] : [])].map((sources) => gs1Content(name, sources, values));
}

function gs1Content(
  field: string,
  sources: readonly ElementSource<string>[],
  values: LabelValues,
): Content | LabelProblem {
  const elements: Element[] = [];
  for (const source of sources) {
    const element = gs1Element(source, values);
    if (element === null) continue;
    if (!element.ok) return { kind: 'gs1', field, ...element.error };
    elements.push(element.value);
  }
  const data = elementString(elements);
  if (!data.ok) return { kind: 'gs1', field, ...data.error };
  return { data: data.value, readable: humanReadable(elements) };
}

function gs1Element(
  source: ElementSource<string>,
  values: LabelValues,
): ReturnType<typeof netWeightElement> | null {
  const value = values.get(source.key);
  if (value === undefined) return null;
  if ('unit' in source) return netWeightElement(value, values.get(source.unit) ?? '');
  return { ok: true, value: [source.ai, value] };
}
