import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AttachmentStore } from '../../application/ports/attachment-store.ts';
import { StoreFailure } from '../../application/ports/event-store.ts';
import type { StoredFile } from '../../contract/attachment.ts';
import { mediaTypeOf } from '../../domain/attachments/media-type.ts';
import { syncFolder, writeDurably } from './durable-file.ts';

/**
 * One file for each content, named by its SHA-256 and by nothing else. Written whole and synced, its name after it, so
 * that a cut leaves either a file no event names or none; never an event whose file is half there.
 */
export function openAttachmentFolder(folder: string): AttachmentStore {
  const pathOf = (sha256: string) => join(folder, sha256);

  function read(sha256: string): { readonly file: StoredFile; readonly content: Uint8Array } | null {
    if (!existsSync(pathOf(sha256))) return null;
    const content = readFileSync(pathOf(sha256));
    const file = fileOf(content);
    return file?.sha256 === sha256 ? { file, content } : null;
  }

  return {
    keep(content) {
      const file = fileOf(content);
      if (file === null) return null;
      try {
        if (!existsSync(folder)) {
          mkdirSync(folder, { recursive: true, mode: 0o700 });
          syncFolder(dirname(folder));
        }
        // What lies there and is damaged is replaced by the same content, whole.
        if (read(file.sha256) === null) writeDurably(pathOf(file.sha256), content);
      } catch (error) {
        throw diskFailure(error);
      }
      return file;
    },
    find: (sha256) => read(sha256)?.file ?? null,
    read,
  };
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** What the disk said, in one sentence; any other error is a defect and stays one. */
function diskFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const isFull = 'code' in error && FULL.has(String(error.code));
  return isFull
    ? new StoreFailure('disk-full', 'The disk has no room for the file.', { cause: error })
    : new StoreFailure('io-error', `The file could not be kept: ${error.message}`, { cause: error });
}

function fileOf(content: Uint8Array): StoredFile | null {
  const mediaType = mediaTypeOf(content);
  return mediaType === null
    ? null
    : { sha256: hash('sha256', content, 'hex'), bytes: content.length, mediaType };
}
