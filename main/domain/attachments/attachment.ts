import type { StoredFile } from '../../contract/attachment.ts';
import type { AttachmentObject } from '../../contract/grammar/attachment-object.ts';
import type { AttachmentId, BatchId, PersonId, StepId } from '../../contract/ids.ts';
import type { Instant } from '../moment.ts';

/**
 * A photo or document on record (rules §6): its bytes lie in the data folder under their hash, and the log vouches for
 * the hash. Nothing takes one back; what is wrong with it is said in another.
 */
export interface Attachment extends StoredFile {
  readonly id: AttachmentId;
  readonly on: AttachmentObject;
  /** The batch and step that its object belongs to. */
  readonly batch: BatchId | null;
  readonly step: StepId | null;
  readonly caption: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** `AT-01`, `AT-02`, … */
export const attachmentId = (number: number): AttachmentId =>
  `AT-${String(number).padStart(2, '0')}` as AttachmentId;

/** The object as one word, as in `exception:EX-01` and `step:B-1|20`. */
export const objectKey = (on: AttachmentObject): string =>
  on.kind === 'step' ? `step:${on.batch}|${on.step}` : `${on.kind}:${on.id}`;
