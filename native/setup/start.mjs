import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { chooseHost, electronBinary, machineFacts, probeElectronDownload } from './choose-host.mjs';
import { ensure } from './ensure.mjs';
import { demoFolder, MODULES, productNode, ROOT } from './places.mjs';
import { CLI, runChild } from './run-child.mjs';
import { runSetup, SetupError, say } from './say.mjs';

const INSTALL_LIMIT_MS = 5 * 60_000;

// `npm start`: the demo plant in the Electron host, or in the kiosk host where Electron cannot be had.
await runSetup(async () => {
  const { wanted, rest } = takeHostOption(process.argv.slice(2));
  await ensure();
  const facts = machineFacts();
  const choice = await chooseHost(wanted, { ...facts, fetchBinary });
  if (wanted !== undefined && choice.host !== wanted) {
    throw new SetupError(
      `The ${wanted} host cannot start: ${choice.reason}.`,
      'Try: npm start -- --host kiosk',
    );
  }
  say(`starting the ${choice.host === 'electron' ? 'Electron' : 'kiosk'} host: ${choice.reason}`);
  await ensureBuilt('screens');
  const args = ['--demo', ...(names(rest, '--data') ? [] : ['--data', demoFolder()]), ...rest];
  if (choice.host === 'electron') {
    await ensureBuilt('shell');
    return await runChild(electronBinary(), [ROOT, ...args]);
  }
  const headless = facts.platform === 'linux' && !facts.display && !names(rest, '--no-open');
  return await runChild(productNode(), [CLI, 'serve', ...args, ...(headless ? ['--no-open'] : [])]);
});

async function fetchBinary() {
  const obstacle = await probeElectronDownload();
  if (obstacle !== undefined) return obstacle;
  say("fetching Electron's binary (about 120 MB)");
  const run = spawnSync(productNode(), [join(MODULES, 'electron', 'install.js')], {
    stdio: ['ignore', 2, 2],
    timeout: INSTALL_LIMIT_MS,
  });
  return run.status === 0 ? undefined : "Electron's binary could not be fetched";
}

function takeHostOption(args) {
  const at = args.indexOf('--host');
  if (at < 0) return { wanted: undefined, rest: args };
  const wanted = args[at + 1];
  if (wanted !== 'kiosk' && wanted !== 'electron') {
    throw new SetupError('--host takes kiosk or electron.', 'For example: npm start -- --host kiosk');
  }
  return { wanted, rest: args.toSpliced(at, 2) };
}

function names(args, option) {
  return args.some((arg) => arg === option || arg.startsWith(`${option}=`));
}
