import type { AttachmentsView, AttachmentView } from '../../contract/attachment.ts';
import type { AttachmentObject } from '../../contract/grammar/attachment-object.ts';
import { type Attachment, objectKey } from '../../domain/attachments/attachment.ts';
import { attachmentsOn } from '../../domain/index-keys.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Draft, Preview } from './affordances.ts';
import { nameOf } from './people.ts';

/**
 * Photos and documents of one object, oldest first. A batch shows those of its steps, exceptions and records too, and
 * a step those of its exceptions and records: the record of a batch is read in one place.
 */
export const attachmentsAbout = (state: PlantReader, on: AttachmentObject): readonly AttachmentView[] =>
  belonging(state, on).map((each) => attachmentView(state, each));

/** One of them by its id; null for what is no attachment. */
export function attachmentNamed(state: PlantReader, id: string): AttachmentView | null {
  const found = state.get('attachments', id);
  return found ? attachmentView(state, found) : null;
}

/** Attaching a file that is not chosen yet. */
export const attaching = (on: AttachmentObject): Draft => ({
  type: 'AttachFile',
  on,
  sha256: NO_FILE,
  caption: '-',
});

/** Those of one object, with whether another can be added here. */
export function attachmentsView(state: PlantReader, preview: Preview, on: AttachmentObject): AttachmentsView {
  return {
    on,
    attachments: attachmentsAbout(state, on),
    attach: preview.ask(attaching(on)),
  };
}

const NO_FILE = '0'.repeat(64);

function belonging(state: PlantReader, on: AttachmentObject): readonly Attachment[] {
  switch (on.kind) {
    case 'exception':
    case 'record':
      return attachmentsOn(state, objectKey(on));
    case 'step':
      return all(state).filter(({ batch, step }) => batch === on.batch && step === on.step);
    case 'batch':
      return all(state).filter(({ batch }) => batch === on.id);
  }
}

const all = (state: PlantReader): readonly Attachment[] => [...state.all('attachments')];

function attachmentView(state: PlantReader, attachment: Attachment): AttachmentView {
  const { id, sha256, mediaType, bytes, caption, by, at, on } = attachment;
  return {
    id,
    sha256,
    mediaType,
    bytes,
    caption,
    by: nameOf(state, by),
    at,
    on: on.kind === 'step' ? on.step : on.id,
    onKind: on.kind,
  };
}
