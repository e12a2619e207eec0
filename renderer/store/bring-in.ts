import {
  MOST_ATTACHMENT_BYTES,
  UPLOAD_PART_BYTES,
  type UploadReply,
} from '../../main/contract/attachment.ts';
import { upload } from './act.ts';

/**
 * Brings a file into the station's data folder, part by part, each after the one before was taken. `onProgress`: whole
 * percent. What comes back is never `more`: stored, or why not.
 */
export async function bringIn(
  file: Blob,
  onProgress: (percent: number) => void,
): Promise<Exclude<UploadReply, { kind: 'more' }>> {
  if (file.size > MOST_ATTACHMENT_BYTES) return { kind: 'refused', code: 'tooLarge' };
  if (file.size === 0) return { kind: 'refused', code: 'type' };
  const name = crypto.randomUUID();
  for (let offset = 0; ; offset += UPLOAD_PART_BYTES) {
    onProgress(Math.floor((offset / file.size) * 100));
    const bytes = new Uint8Array(await file.slice(offset, offset + UPLOAD_PART_BYTES).arrayBuffer());
    const reply = await upload({ upload: name, size: file.size, offset, part: base64(bytes) });
    if (reply.kind !== 'more') return reply;
  }
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
