import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.mjs';
import { withSetupLock } from './lock.mjs';
import { MODULES, productNode, ROOT } from './places.mjs';
import { SetupError, say } from './say.mjs';

/** The shell without a window first: the same engine, for a sixth less of the processor. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

/** The Chromium of this machine: `$STATION_CHROMIUM`, else the first known name on the PATH; undefined when none. */
export function findChromium(env = process.env) {
  const named = env.STATION_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new SetupError(`STATION_CHROMIUM names ${named}, which does not exist.`, 'Correct it or unset it.');
  }
  const folders = [...new Set(['/usr/bin', '/usr/local/bin', ...(env.PATH ?? '').split(delimiter)])];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Sees to a browser for the end-to-end tests: the machine's, else Debian's package, else Playwright's download. */
export async function ensureBrowser() {
  if (findChromium() !== undefined || playwrightHasChromium()) return;
  await withSetupLock(async () => {
    if (findChromium() !== undefined || playwrightHasChromium()) return;
    if (canInstallPackages()) {
      // Older releases of Debian have the shell in no package of its own.
      for (const name of ['chromium-headless-shell', 'chromium']) {
        say(`installing Debian's ${name} for the end-to-end tests (about 100 MB)`);
        const problem = installPackages([name]);
        if (problem === undefined && findChromium() !== undefined) return;
        say(`Debian's ${name} could not be installed (${problem})`);
      }
      say("trying Playwright's own download");
    } else {
      say("fetching Playwright's chromium for the end-to-end tests");
    }
    const cli = join(MODULES, '@playwright', 'test', 'cli.js');
    const run = spawnSync(productNode(), [cli, 'install', 'chromium'], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    });
    if (run.status !== 0) {
      throw new SetupError(
        'No Chromium for the end-to-end tests could be found, installed or downloaded.',
        'Install Chromium and name it in STATION_CHROMIUM.',
      );
    }
  });
}

function playwrightHasChromium() {
  const list = join(MODULES, 'playwright-core', 'browsers.json');
  if (!existsSync(list)) return false;
  const wanted = JSON.parse(readFileSync(list, 'utf8')).browsers.find((one) => one.name === 'chromium');
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      linux: join(homedir(), '.cache', 'ms-playwright'),
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform] ??
    homedir();
  return existsSync(join(cache, `chromium-${wanted.revision}`, 'INSTALLATION_COMPLETE'));
}
