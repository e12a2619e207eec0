import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSetupLock } from './lock.mjs';
import { MODULES, ROOT } from './places.mjs';
import { SetupError, say } from './say.mjs';

const STAMP = join(MODULES, '.interlock-stamp');

/** Installs exactly what the lockfile names, unless node_modules already carries its stamp. */
export async function ensureDependencies() {
  if (stamped()) return;
  await withSetupLock(async () => {
    if (stamped()) return;
    say('installing the locked dependencies (npm ci, about half a minute)');
    stepAsideOnWindows();
    const npm = npmCommand();
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const run = spawnSync(npm.file, [...npm.args, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
      shell: npm.shell,
    });
    if (run.error !== undefined) {
      throw new SetupError(`npm could not be started (${run.error.code}).`, 'Install npm 10 or newer.');
    }
    if (run.status !== 0) {
      throw new SetupError(
        'The locked dependencies could not be installed; npm says why above.',
        'Check the network and the npm registry, then run the command again.',
      );
    }
    writeFileSync(STAMP, digestOfLock());
  });
}

function stamped() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digestOfLock();
}

function digestOfLock() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

/** The npm that started us when there is one: same version, and no shell in between. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
    return { file: node ?? process.execPath, args: [script], shell: false };
  }
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Windows refuses to delete a running program, and under npm this script runs on the Node that `npm ci` replaces. */
function stepAsideOnWindows() {
  if (process.platform !== 'win32' || !process.execPath.startsWith(MODULES)) return;
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  renameSync(process.execPath, join(ROOT, 'out', `node-${process.pid}.exe`));
}
