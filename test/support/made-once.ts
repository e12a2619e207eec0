import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { withLockOf } from '../../native/setup/lock.mjs';

/**
 * Makes a folder once for all workers of a run: the first that needs it makes it under another name, the others wait.
 * One that fails or is ended leaves nothing behind that would be taken for the whole.
 */
export function madeOnce(folder: string, make: (part: string) => Promise<void>): Promise<void> {
  return withLockOf(folder, async () => {
    if (existsSync(folder)) return;
    const part = `${folder}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    await make(part);
    renameSync(part, folder);
  });
}
