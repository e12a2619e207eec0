import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { moduleUrls } from './module-urls.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENTRY = join(ROOT, 'main', 'hosts', 'electron', 'main.ts');
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * The main process of the Electron host: our own code, with every worker as an entry of its own beside it. The
 * dependencies are packaged as they are, so that addons, worker files and licences stay where they belong.
 */
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
      input: { main: ENTRY },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', ...Object.keys(dependencies)] },
});
