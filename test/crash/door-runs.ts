import { fileURLToPath } from 'node:url';
import type { CrashChild } from './run-child.ts';

/** A whole station as a crash test runs it. */
export const STATION: CrashChild = {
  name: 'the station',
  script: fileURLToPath(new URL('./door-child.ts', import.meta.url)),
};

/** Lets a test set the station's database otherwise; `door-other-database.ts` tells how. */
export const WITH_OTHER_DATABASE: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import ${new URL('./door-other-database.ts', import.meta.url).href}`,
};
