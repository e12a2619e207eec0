import { CredentialsUnusable } from '../../adapters/identity/credential-file.ts';
import { KeyUnusable } from '../../adapters/pins/ed25519-signer.ts';
import { FolderUnusable } from '../../adapters/sqlite/data-folder.ts';
import { StoreFailure } from '../../application/ports/event-store.ts';
import { Interrupted } from '../../application/station/station-log.ts';

/** What the operating system says about a file, in words for people. */
const FILE_TROUBLE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied: let this user read and write there',
  EPERM: 'permission denied: let this user read and write there',
  EROFS: 'it is read-only: choose a folder that can be written',
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'the disk quota is used up: free some space',
  ENOTDIR: 'a part of its path is no folder',
  EIO: 'the disk reported an error',
};

/** One sentence why a folder cannot be opened, with what to do; null for a defect of the program. */
export function whyNotOpen(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (EXPECTED.some((kind) => error instanceof kind)) return error.message;
  if (!('code' in error) || !('path' in error || 'syscall' in error)) return null;
  const trouble = FILE_TROUBLE[String(error.code)];
  const place = 'path' in error ? String(error.path) : 'The data folder';
  return trouble === undefined ? null : `${place} cannot be used: ${trouble} (${error.code}).`;
}

const EXPECTED = [StoreFailure, Interrupted, FolderUnusable, KeyUnusable, CredentialsUnusable];
