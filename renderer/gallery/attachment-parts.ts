import type { AttachmentsView, AttachmentView } from '../../main/contract/attachment.ts';
import type { AttachmentObject } from '../../main/contract/grammar/attachment-object.ts';
import { PASSES } from './fixture.ts';

const photo = (id: string, caption: string, more: Partial<AttachmentView> = {}): AttachmentView => ({
  id,
  sha256: '9f31c2aa'.repeat(8),
  mediaType: 'image/jpeg',
  bytes: 412_118,
  caption,
  by: 'M. Alvarez',
  at: '2026-03-09T11:24:00.000Z',
  on: 'EX-04',
  onKind: 'exception',
  ...more,
});

export const PHOTOS: readonly AttachmentView[] = [
  photo('AT-01', 'The pail as it came out of the staging area'),
  photo('AT-02', 'Certificate of analysis of lot MS-2510-011, second page with the entry in question', {
    mediaType: 'application/pdf',
    bytes: 1_204_118,
    by: 'P. Raman',
    at: '2026-03-09T11:31:00.000Z',
  }),
  photo('AT-03', 'Torn corner of the label'),
  photo('AT-04', 'The place under the pallet'),
];

/** A photo of one step. */
export const photoOf = (step: string): AttachmentView =>
  photo('AT-05', 'The scoop as it was found', { on: step, onKind: 'step', at: '2026-03-09T08:28:00.000Z' });

export const attachmentsOfGallery = (on: AttachmentObject): AttachmentsView => ({
  on,
  attachments: PHOTOS,
  attach: PASSES,
});

/** A label on a pail, drawn: what a photo would show. */
export const photoOfGallery = (): string =>
  `data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120"><rect width="160" height="120" fill="#7d8a93"/>' +
      '<ellipse cx="80" cy="98" rx="58" ry="14" fill="#59636b"/><path d="M26 30h108l-8 70H34z" fill="#dfe5ea"/>' +
      '<ellipse cx="80" cy="30" rx="54" ry="12" fill="#eef2f5"/><rect x="52" y="52" width="56" height="34" fill="#fff"/>' +
      '<path d="M57 59h46M57 65h34M57 71h40M57 77h28" stroke="#222" stroke-width="2.4"/>' +
      '<path d="M108 52l-14 0 14 12z" fill="#b9c3ca"/></svg>',
  )}`;
