import { createHash } from 'node:crypto';
import type { ContainerLabel, LabelMaker } from '../../application/ports/label-maker.ts';
import { err, ok } from '../../contract/result.ts';
import type { Dpmm } from '../../domain/labels/bitmap.ts';
import { checkpointOnLabel } from '../../domain/labels/checkpoint-on-label.ts';
import { LABEL_TEMPLATES } from '../../domain/labels/templates/label-templates.ts';
import { parseNote } from '../../domain/log/checkpoint.ts';
import { toZpl } from '../devices/zpl-printer/graphic.ts';
import { toPng } from './png.ts';
import { renderLabel } from './render-label.ts';

/** Makes container labels at the printer's resolution; `fingerprint` is that of the key that signs the log. */
export function labelMaker(dpmm: Dpmm, fingerprint: string): LabelMaker {
  return {
    make(label) {
      const rendered = renderLabel(
        LABEL_TEMPLATES['dispensed-container'],
        valuesOf(label, fingerprint),
        dpmm,
      );
      if (!rendered.ok) {
        const [problem] = rendered.error;
        return err(`The label cannot be made: ${problem ? JSON.stringify(problem) : 'unknown'}`);
      }
      const bitmap = rendered.value;
      return ok({
        bytes: toZpl(bitmap),
        png: toPng(bitmap),
        width: bitmap.width,
        height: bitmap.height,
        bitmapHash: createHash('sha256').update(bitmap.bits).digest('hex'),
      });
    },
  };
}

function valuesOf(label: ContainerLabel, fingerprint: string) {
  const { allergen, hazard, demo, reprint, note, ...always } = label;
  return {
    ...always,
    ...pinOf(note, fingerprint),
    ...(allergen ? { allergen } : {}),
    ...(hazard ? { hazard } : {}),
    ...(demo ? { demo: 'DEMO' } : {}),
    ...(reprint === null ? {} : { reprint: String(reprint) }),
  };
}

/** The newest checkpoint goes out with the drum: whoever holds the label holds a pin of the log. */
function pinOf(note: string | null, fingerprint: string) {
  const parsed = note === null ? null : parseNote(note);
  if (!parsed?.ok) throw new Error('broken invariant: a label is printed before the first checkpoint');
  const { origin, size, head } = parsed.value.checkpoint;
  return checkpointOnLabel({ origin, seq: size, head, fingerprint: fingerprint.slice(0, 16) });
}
