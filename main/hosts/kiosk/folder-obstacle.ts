import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { FolderUnusable, readFolderMark } from '../../adapters/sqlite/data-folder.ts';
import type { BootOptions } from '../shared/running-node.ts';

/** What is in the way, in one sentence, with the exit code that tells it. */
export interface Obstacle {
  readonly code: 1 | 2;
  readonly sentence: string;
}

/** Why no node can come up in this folder, before anything is opened; makes the folder of a new demo plant. */
export function obstacleIn({ dataFolder, demo }: BootOptions): Obstacle | undefined {
  try {
    const isEmpty = readFolderMark(dataFolder) === null;
    if (isEmpty && !demo) {
      const sentence = `There is no station in ${dataFolder} yet: found the demo plant there with --demo, or name a station's folder with --data.`;
      return { code: 2, sentence };
    }
    makeFolder(dataFolder);
    accessSync(dataFolder, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    if (error instanceof FolderUnusable) return { code: 1, sentence: error.message };
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { code: 1, sentence: `${dataFolder} cannot be read and written by this user (${error.code}).` };
  }
}

/** One folder at a time: the recursive form of Node never returns where the system hides what is there (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
