import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createKey, KEY_FILE } from '../../adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../../adapters/pins/pin-file.ts';
import {
  createDataFolder,
  type DataFolders,
  type FolderMark,
  FolderUnusable,
  foldersOf,
  readFolderMark,
} from '../../adapters/sqlite/data-folder.ts';
import { type InstanceLock, lockInstance } from '../../adapters/sqlite/instance-lock.ts';

/** A data folder that this process alone may write. */
export interface ClaimedFolder {
  readonly folders: DataFolders;
  readonly mark: FolderMark;
  readonly lock: InstanceLock;
}

/**
 * Takes a data folder for this process; an empty one is created for `plant`, or refused when that is null. A folder
 * is demo from its creation or never.
 */
export function claimFolder(
  dataFolder: string,
  kind: FolderMark['kind'],
  plant: string | null,
): ClaimedFolder {
  const folders = foldersOf(dataFolder);
  const mark = readFolderMark(folders.data) ?? create(folders, kind, plant);
  if (mark.kind !== kind) {
    throw new FolderUnusable(
      `${folders.data} is a ${mark.kind} folder: ${mark.kind === 'demo' ? 'open it with --demo' : 'open it without --demo'}.`,
    );
  }
  return { folders, mark, lock: lockInstance(folders.log) };
}

function create(folders: DataFolders, kind: FolderMark['kind'], plant: string | null): FolderMark {
  if (plant === null) {
    throw new FolderUnusable(
      `${folders.data} is empty: found a plant in it with import, or add --demo for the demo plant.`,
    );
  }
  const mark: FolderMark = {
    format: 1,
    kind,
    plant,
    node: randomUUID(),
    created: new Date().toISOString(),
  };
  const key = join(folders.keys, KEY_FILE);
  // A key that has signed nothing is left from a founding that was cut off.
  if (!existsSync(key) || openPinFile(folders.pins).lastPin() !== null) createKey(key);
  createDataFolder(folders, mark);
  return mark;
}
