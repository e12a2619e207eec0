import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStation } from './door-station.ts';
import { type CrashChild, temporaryRoot } from './run-child.ts';

/** A whole station as a crash test runs it. */
export const STATION: CrashChild = {
  name: 'the station',
  script: fileURLToPath(new URL('./door-child.ts', import.meta.url)),
};

/** Lets a test set the station's database otherwise; `door-other-database.ts` tells how. */
export const WITH_OTHER_DATABASE: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import ${new URL('./door-other-database.ts', import.meta.url).href}`,
};

/** A root in which the plant was founded and nothing was done yet; whoever asked for it removes it. */
export async function foundedStation(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'interlock-founded-'));
  const opened = await openStation(root, { start: 0 });
  if (!opened.ok) throw new Error(opened.error);
  await opened.value.close();
  return root;
}

/** A root of its own for the running test, with what `founded` holds. */
export function copyOf(founded: string): string {
  const root = join(temporaryRoot(), 'root');
  mkdirSync(root);
  cpSync(founded, root, { recursive: true });
  return root;
}
