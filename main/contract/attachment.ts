import type { AttachmentObject } from './grammar/attachment-object.ts';
import type { Affordance } from './views.ts';

/** Files that can be evidence, by their media type, each with the most bytes one may have. */
export const ATTACHMENT_LIMITS = {
  'image/png': 8 * 1024 * 1024,
  'image/jpeg': 8 * 1024 * 1024,
  'application/pdf': 16 * 1024 * 1024,
} as const;
export type AttachmentMediaType = keyof typeof ATTACHMENT_LIMITS;

/** No file that is larger is taken in at all. */
export const MOST_ATTACHMENT_BYTES = Math.max(...Object.values(ATTACHMENT_LIMITS));
/** The most bytes of a file in one message: as Base64 they stay well within a message of the wire. */
export const UPLOAD_PART_BYTES = 32 * 1024;

/** A file in the data folder, named by the SHA-256 of its content; its type is what its content is. */
export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: AttachmentMediaType;
}

/** One piece of a file on its way in, the pieces in order; `upload` tells one attempt from the next. */
export interface UploadPart {
  readonly upload: string;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes that came before this part. */
  readonly offset: number;
  /** Base64. */
  readonly part: string;
}

/** Why a file is not taken in: the words are `upload.<code>` of the catalogue. */
export const UPLOAD_REFUSALS = ['noSession', 'tooLarge', 'type', 'order', 'space', 'locked'] as const;
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number];

export type UploadReply =
  | { readonly kind: 'more'; readonly received: number }
  /** On the disk, and not yet evidence: a command attaches it to something. */
  | { readonly kind: 'stored'; readonly file: StoredFile }
  | { readonly kind: 'refused'; readonly code: UploadRefusal };

/** Where a screen reads an attachment: beneath the origin of its host, for a terminal with a session. */
export const ATTACHMENT_PATH = '/attachments/';

/** One attachment as a screen shows it. */
export interface AttachmentView {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: AttachmentMediaType;
  readonly bytes: number;
  readonly caption: string;
  readonly by: string;
  readonly at: string;
  /** What it is attached to: the id, and for a step its number. */
  readonly on: string;
  readonly onKind: AttachmentObject['kind'];
}

/** Photos and documents of one object, and whether another can be added. */
export interface AttachmentsView {
  readonly on: AttachmentObject;
  readonly attachments: readonly AttachmentView[];
  readonly attach: Affordance;
}

/** What a host sends of an attachment: its bytes, and what they were found to be. */
export interface ReadAttachment {
  readonly mediaType: AttachmentMediaType;
  readonly content: Uint8Array;
}
