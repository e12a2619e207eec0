import { join } from 'node:path';
import { defineConfig } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..');

/** One CommonJS file that requires nothing but `electron`: a sandboxed preload script can load nothing else. */
export default defineConfig({
  root: ROOT,
  build: {
    ssr: join(ROOT, 'preload', 'preload.ts'),
    outDir: join(ROOT, 'out', 'preload'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
