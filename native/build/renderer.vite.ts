import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..');

/** The screens: plain files, nothing inlined, so that they run under `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  root: join(ROOT, 'renderer'),
  base: './',
  cacheDir: join(ROOT, 'node_modules', '.vite', 'renderer'),
  plugins: [react()],
  build: {
    outDir: join(ROOT, 'out', 'renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
