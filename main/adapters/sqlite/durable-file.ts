import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Ends the name of a file or folder that is still being written. */
export const UNFINISHED = '.unfinished';

/** Replaces a file as a whole: after a cut the old or the new content is there, never half of one. */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o600): void {
  const unfinished = `${path}${UNFINISHED}`;
  writeFileSync(unfinished, content, { mode, flush: true });
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

/** The same as `writeDurably`, without holding up the thread that decides. One call at a time for each path. */
export async function writeDurablyAside(path: string, content: string, mode = 0o600): Promise<void> {
  const unfinished = `${path}${UNFINISHED}`;
  const file = await open(unfinished, 'w', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** A new file's name survives a power cut only after its folder is synced (not needed, and not possible, on Windows). */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
