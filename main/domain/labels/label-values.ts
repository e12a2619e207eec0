import type { LabelProblem } from './problem.ts';
import type { LabelData, LabelTemplate } from './template.ts';

/** The values of a label after checking: NFC, every required key there, nothing that cannot be printed. */
export type LabelValues = ReadonlyMap<string, string>;

/** C0 and C1 controls, line separators, the byte order mark and unpaired surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Checks the data of a label against its template. An empty text is no value. Returns every problem. */
export function checkValues<Key extends string>(
  template: LabelTemplate<Key>,
  data: LabelData<Key>,
): { readonly values: LabelValues; readonly problems: readonly LabelProblem[] } {
  const known = new Set<string>([...template.required, ...template.optional]);
  const values = new Map<string, string>();
  const problems: LabelProblem[] = [];
  for (const [key, raw] of Object.entries<string | undefined>(data)) {
    if (raw === undefined || raw === '') continue;
    const text = raw.normalize('NFC');
    const unprintable = UNPRINTABLE.exec(text)?.[0].codePointAt(0);
    if (!known.has(key)) problems.push({ kind: 'unknown-key', key });
    else if (unprintable !== undefined) problems.push({ kind: 'unprintable', key, codePoint: unprintable });
    else values.set(key, text);
  }
  for (const key of template.required) {
    if (!data[key]) problems.push({ kind: 'missing', key });
  }
  return { values, problems };
}

/** Puts the values into `Net {net} {unit}`. Throws for a key without value: the template lacks its `when`. */
export const fillText = (text: string, values: LabelValues): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values.get(key);
    if (value === undefined)
      throw new Error(`the template shows ${key}, which has no value, without a condition`);
    return value;
  });
