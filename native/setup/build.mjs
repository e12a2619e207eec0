import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withSetupLock } from './lock.mjs';
import { MODULES, productNode, ROOT } from './places.mjs';
import { SetupError, say } from './say.mjs';

/** What is built: its configurations, what it is made of, and the file that shows it is there. */
const PRODUCTS = {
  screens: {
    configs: ['renderer.vite.ts'],
    sources: ['renderer', 'main/contract'],
    output: 'out/renderer/index.html',
  },
  shell: {
    configs: ['main.vite.ts', 'preload.vite.ts'],
    sources: ['main', 'preload'],
    output: 'out/preload/preload.cjs',
  },
};

/** Builds the screens or the Electron shell, unless the output is newer than everything it is made of. */
export async function ensureBuilt(name) {
  const product = PRODUCTS[name];
  if (!stale(product)) return;
  await withSetupLock(async () => {
    if (!stale(product)) return;
    say(`building the ${name}`);
    for (const config of product.configs) runVite(name, join('native', 'build', config));
  });
}

function runVite(name, config) {
  const vite = join(MODULES, 'vite', 'bin', 'vite.js');
  const run = spawnSync(productNode(), [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (run.status === 0) return;
  throw new SetupError(`The ${name} could not be built; Vite says why above.`, 'Correct it and start again.');
}

function stale({ configs, sources, output }) {
  const built = join(ROOT, output);
  if (!existsSync(built)) return true;
  const inputs = [...sources, ...configs.map((config) => `native/build/${config}`), 'package-lock.json'];
  const newest = Math.max(...inputs.map((path) => newestChange(join(ROOT, path))));
  return newest > statSync(built).mtimeMs;
}

/** The newest change in a folder; the folders' own times are in it, so that a deleted file counts. */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
