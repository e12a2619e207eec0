import { createHash } from 'node:crypto';
import type { LabelMaker, PrintableLabel } from '../../application/ports/label-maker.ts';
import { err, ok } from '../../contract/result.ts';
import type { LabelKind } from '../../contract/vocabulary.ts';
import type { Dpmm } from '../../domain/labels/bitmap.ts';
import { checkpointOnLabel } from '../../domain/labels/checkpoint-on-label.ts';
import { inWords } from '../../domain/labels/problem.ts';
import type { LabelData, LabelTemplate } from '../../domain/labels/template.ts';
import { APPROVED_TEMPLATES } from '../../domain/labels/templates/approved-templates.ts';
import { LABEL_TEMPLATES, type LabelTemplateId } from '../../domain/labels/templates/label-templates.ts';
import { parseNote } from '../../domain/log/checkpoint.ts';
import { toPng } from './png.ts';
import { renderLabel } from './render-label.ts';

/** Makes the labels of containers, `usual` for a head nobody named; `fingerprint` is that of the key that signs the log. */
export function labelMaker(usual: Dpmm, fingerprint: string): LabelMaker {
  return {
    make(label, dpmm = usual) {
      const template: LabelTemplate = LABEL_TEMPLATES[TEMPLATES[label.kind]];
      if (!isApproved(template))
        return err(
          `The label cannot be made: its template ${nameOf(template)} is not approved as it stands.`,
        );
      const rendered = renderLabel(template, valuesOf(label, fingerprint), dpmm);
      if (!rendered.ok) {
        const [problem] = rendered.error;
        return err(`The label cannot be made. ${problem ? inWords(problem) : ''}`.trimEnd());
      }
      const bitmap = rendered.value;
      return ok({
        bitmap,
        dpmm,
        png: toPng(bitmap),
        bitmapHash: createHash('sha256').update(bitmap.bits).digest('hex'),
      });
    },
  };
}

const nameOf = ({ id, version }: LabelTemplate): string => `${id} v${version}`;

/** What a template is, in 64 hex digits: one number in it changed, and it is another. */
export const digestOf = (template: LabelTemplate): string =>
  createHash('sha256').update(JSON.stringify(template)).digest('hex');

const digests = new WeakMap<LabelTemplate, string>();

/** A template prints only as the one whose printed output was decoded. */
export function isApproved(
  template: LabelTemplate,
  approved: Readonly<Record<string, string>> = APPROVED_TEMPLATES,
): boolean {
  const digest = digests.get(template) ?? digestOf(template);
  digests.set(template, digest);
  return approved[nameOf(template)] === digest;
}

const TEMPLATES: Readonly<Record<LabelKind, LabelTemplateId>> = {
  container: 'dispensed-container',
  output: 'output-container',
  hold: 'held-container',
  received: 'received-container',
  case: 'packed-case',
};

/** A value that is null has no place on the label. */
function valuesOf({ facts }: PrintableLabel, fingerprint: string): LabelData {
  const { demo, note, ...texts } = facts;
  const values: Record<string, string> = { ...pinOf(note, fingerprint) };
  for (const [key, value] of Object.entries<string | number | null>(texts))
    if (value !== null) values[key] = String(value);
  if (demo) values['demo'] = 'DEMO';
  return values;
}

/** The newest checkpoint goes out with the drum: whoever holds the label holds a pin of the log. */
function pinOf(note: string | null, fingerprint: string) {
  const parsed = note === null ? null : parseNote(note);
  if (!parsed?.ok) throw new Error('broken invariant: a label is printed before the first checkpoint');
  const { origin, size, head } = parsed.value.checkpoint;
  return checkpointOnLabel({ origin, seq: size, head, fingerprint: fingerprint.slice(0, 16) });
}
