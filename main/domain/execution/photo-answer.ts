import type { AttachmentId, BatchId, StepId } from '../../contract/ids.ts';
import { type Attachment, objectKey } from '../attachments/attachment.ts';
import { type Finding, finding } from '../gates/gate.ts';
import { attachmentsOn } from '../index-keys.ts';
import type { PlantReader } from '../state.ts';
import type { ItemAnswer, Step } from './batch.ts';
import type { AskedItem } from './master-step.ts';

/** Whether it shows something: a document does not (rules §8). */
export const isPhoto = ({ mediaType }: Attachment): boolean => mediaType !== 'application/pdf';

/** The key under which everything stands that is attached to one step itself. */
export const stepKey = (batch: BatchId, step: StepId): string => objectKey({ kind: 'step', batch, step });

/**
 * Photos that answer an item of this step or once did, or show a specimen, each with what it shows: what was answered anew, or in a clearance
 * that did not last, has used its photo up.
 */
export function photosGiven({ work }: Step, items: readonly AskedItem[]): ReadonlyMap<string, string> {
  if (!('answers' in work)) return new Map();
  const specimens = work.kind === 'packaging' ? (work.labelling?.specimens ?? []) : [];
  const rounds = [...(work.kind === 'clearance' ? (work.earlier ?? []) : []), work.answers];
  return new Map([
    ...rounds.flatMap((answers) =>
      items
        .filter(({ evidence }) => evidence === 'photo')
        .flatMap(({ id }) => saidOf(answers[id]).map(({ text }) => [text, id] as const)),
    ),
    ...specimens.map(({ photo, which }) => [photo, which] as const),
  ]);
}

const saidOf = (answer: ItemAnswer | undefined): readonly Omit<ItemAnswer, 'history'>[] =>
  answer ? [...answer.history, answer].filter(({ found }) => !found) : [];

/** A photo of this very step, a picture, which shows nothing else of it (rules §6, §8, S111). */
export function photoProblem(
  state: PlantReader,
  batch: BatchId,
  step: Step,
  items: readonly AskedItem[],
  id: AttachmentId,
): Finding | null {
  const attachment = state.get('attachments', id);
  if (!attachment) return finding('photo.unknown', { attachment: id });
  if (!attachmentsOn(state, stepKey(batch, step.id)).includes(attachment))
    return finding('photo.elsewhere', { attachment: id, step: step.id });
  if (!isPhoto(attachment)) return finding('photo.document', { attachment: id });
  const shows = photosGiven(step, items).get(id);
  return shows === undefined ? null : finding('photo.used', { attachment: id, item: shows });
}

/** The newest photo of this step that answers nothing yet; null where there is none. */
export function openPhoto(
  state: PlantReader,
  batch: BatchId,
  step: Step,
  items: readonly AskedItem[],
): Attachment | null {
  const given = photosGiven(step, items);
  const photos = attachmentsOn(state, stepKey(batch, step.id));
  return photos.findLast((each) => isPhoto(each) && !given.has(each.id)) ?? null;
}
