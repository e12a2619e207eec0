import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LogHead } from '../../domain/log/chain.ts';
import type { FolderKind } from './data-folder.ts';

/** `manifest.json` of a backup: what it holds, so that a restore can prove that it is all there and unchanged. */
export interface BackupManifest {
  readonly format: 1;
  /** Version of the program that made it. */
  readonly version: string;
  readonly created: string;
  readonly kind: FolderKind;
  readonly plant: string;
  readonly node: string;
  readonly schema: number;
  readonly events: number;
  readonly head: LogHead;
  /** The newest signed checkpoint in the copied log. */
  readonly checkpoint: string | null;
  /** Every file of the backup but this one, by its path in it. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

export const MANIFEST_FILE = 'manifest.json';

/** The manifest of a backup folder; null when there is none or it is not one. */
export function readManifest(folder: string): BackupManifest | null {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) return null;
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<BackupManifest> | null;
    return value?.format === 1 && Array.isArray(value.files) && value.head ? (value as BackupManifest) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The newest finished backup in a folder of backups, or null: its age is shown. */
export function newestBackup(backups: string): BackupManifest | null {
  if (!existsSync(backups)) return null;
  return readdirSync(backups)
    .map((name) => readManifest(join(backups, name)))
    .filter((manifest) => manifest !== null)
    .reduce<BackupManifest | null>(
      (newest, one) => (newest && newest.created >= one.created ? newest : one),
      null,
    );
}

export async function sha256OfFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}
