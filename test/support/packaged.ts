import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OF_THIS_STATE } from './floor/state-of-sources.ts';
import { madeOnce } from './made-once.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(OF_THIS_STATE, 'packaged');
const ENTRY = join(ROOT, 'main', 'hosts', 'cli', 'main.ts');

/** The program in a few files, bundled as the product is, with the workers beside it. */
export interface Packaged {
  /** The command line. */
  readonly cli: string;
  readonly deviceThread: URL;
}

let made: Promise<Packaged> | null = null;

/** Made once for all tests: a process or a thread that loads a thousand sources costs more than what most of them ask of it. */
export function packaged(): Promise<Packaged> {
  made ??= madeOnce(FOLDER, bundleInto).then(() => ({
    cli: join(FOLDER, 'main.js'),
    deviceThread: pathToFileURL(join(FOLDER, 'device-worker.js')),
  }));
  return made;
}

async function bundleInto(outDir: string): Promise<void> {
  const { build } = await import('vite');
  const { default: product } = await import('../../native/build/main.vite.ts');
  const { moduleUrls } = await import('../../native/build/module-urls.ts');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  await build({
    ...product,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        // It runs beside its sources, so what they find around them is found where they are.
        name: 'places-of-the-sources',
        enforce: 'pre',
        transform: (code, id) =>
          id.includes('node_modules')
            ? undefined
            : code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
      },
      moduleUrls(ENTRY),
    ],
    build: {
      ...product.build,
      outDir,
      rolldownOptions: { ...product.build?.rolldownOptions, input: { main: ENTRY } },
    },
    ssr: { noExternal: true, external: [...Object.keys(dependencies), ...Object.keys(devDependencies)] },
  });
}
