import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KEPT = 10;

/** Dumps hold memory of the screen, names included: they stay on this machine, unreadable to others, the newest ten. */
export function boundDumps(folder: string): void {
  if (!existsSync(folder)) return;
  chmodSync(folder, 0o700);
  const dumps = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.dmp'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of dumps.slice(KEPT)) rmSync(path);
}
