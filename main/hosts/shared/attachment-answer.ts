import { ATTACHMENT_PATH, type AttachmentMediaType, type ReadAttachment } from '../../contract/attachment.ts';

const NAME = /^[0-9a-f]{64}$/;

/** The hash in a path under `ATTACHMENT_PATH`; undefined for every other path. */
export function attachmentIn(path: string): string | undefined {
  const name = path.startsWith(ATTACHMENT_PATH) ? path.slice(ATTACHMENT_PATH.length) : '';
  return NAME.test(name) ? name : undefined;
}

const ENDINGS: Readonly<Record<AttachmentMediaType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
};

/**
 * The headers beside those of every answer: what it is by its content, and that nothing in it runs. A document is
 * never shown by the browser itself, which would run what is in it.
 */
export const attachmentHeaders = (sha256: string, { mediaType }: ReadAttachment) => ({
  'Content-Type': mediaType,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': `${mediaType === 'application/pdf' ? 'attachment' : 'inline'}; filename="${sha256.slice(0, 12)}.${ENDINGS[mediaType]}"`,
});
