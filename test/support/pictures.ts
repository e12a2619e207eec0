import { hash } from 'node:crypto';
import type { StoredFile } from '../../main/contract/attachment.ts';

/** One transparent pixel; `caption` makes another file of the same kind. */
export const png = (caption = ''): Buffer =>
  Buffer.concat([
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9aw', 'base64'),
    Buffer.from(caption),
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ]);

export const jpeg = (): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(64), Buffer.from('ffd9', 'hex')]);

export const pdf = (text = ''): Buffer => Buffer.from(`%PDF-1.4\n${text}\ntrailer\n%%EOF\n`);

/** The file as the kernel sees it once it is on the disk. */
export const stored = (
  content: Uint8Array,
  mediaType: StoredFile['mediaType'] = 'image/png',
): StoredFile => ({
  sha256: hash('sha256', content, 'hex'),
  bytes: content.length,
  mediaType,
});
