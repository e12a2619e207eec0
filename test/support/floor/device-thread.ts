import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { madeOnce } from '../made-once.ts';
import { OF_THIS_STATE } from './state-of-sources.ts';

const FOLDER = join(OF_THIS_STATE, 'device-thread');
const SOURCE = join(import.meta.dirname, '..', '..', '..', 'main', 'adapters', 'devices', 'device-worker.ts');

let packaged: Promise<URL> | null = null;

/** The device thread in one file, as it is packaged: to load its sources costs more than most tests do. */
export function packagedDeviceThread(): Promise<URL> {
  packaged ??= make();
  return packaged;
}

async function make(): Promise<URL> {
  await madeOnce(FOLDER, async (outDir) => {
    const { build, mergeConfig } = await import('vite');
    const { default: mainConfig } = await import('../../../native/build/main.vite.ts');
    await build(
      mergeConfig(mainConfig, {
        configFile: false,
        logLevel: 'warn',
        build: { outDir, rolldownOptions: { input: { main: SOURCE } } },
      }),
    );
  });
  return pathToFileURL(join(FOLDER, 'main.js'));
}
