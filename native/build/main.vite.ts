import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';
import { moduleUrls } from './module-urls.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENTRY = join(ROOT, 'main', 'hosts', 'electron', 'main.ts');

/** Stay outside the bundle: Electron itself, and packages with a native addon or files they look up at run time. */
export const EXTERNAL = [
  'electron',
  'electron-updater',
  'better-sqlite3',
  'serialport',
  'node-hid',
  '@node-rs/argon2',
];

const workers = globSync('main/**/*.worker.ts', { cwd: ROOT }).map((path) => [
  basename(path, '.ts'),
  join(ROOT, path),
]);

/** The main process of the Electron host, with every worker as an entry of its own beside it. */
export default defineConfig({
  root: ROOT,
  plugins: [moduleUrls(ENTRY)],
  build: {
    ssr: true,
    emitAssets: true,
    outDir: join(ROOT, 'out', 'main'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { main: ENTRY, ...Object.fromEntries(workers) },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: EXTERNAL },
});
