import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { ensureCompiler } from './compiler.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureDeviceLibraries } from './device-libraries.mjs';
import { runSetup, SetupError } from './say.mjs';

// Plain JavaScript without dependencies: it runs before node_modules exists, on whatever Node the machine has.

/** Makes the working copy runnable: dependencies and device libraries always, a browser and a compiler on request. */
export async function ensure({ browser = false, compiler = false } = {}) {
  requireMachineNode(process.versions.node);
  await ensureDependencies();
  ensureDeviceLibraries();
  if (browser) await ensureBrowser();
  if (compiler) ensureCompiler();
}

function requireMachineNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Node ${version} is too old to set this up.`, 'Install Node 20.19 or newer.');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const known = ['--browser', '--compiler'];
  await runSetup(async () => {
    const unknown = process.argv.slice(2).find((arg) => !known.includes(arg));
    if (unknown !== undefined)
      throw new SetupError(`Unknown option ${unknown}.`, `Known: ${known.join(', ')}.`);
    await ensure({
      browser: process.argv.includes('--browser'),
      compiler: process.argv.includes('--compiler'),
    });
  });
}
