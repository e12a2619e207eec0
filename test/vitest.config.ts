import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.vite', 'test'),
  resolve: {
    alias: [{ find: /^electron$/, replacement: join(import.meta.dirname, 'support', 'no-electron.ts') }],
  },
  test: {
    root: import.meta.dirname,
    include: ['{unit,vectors,quality,property,migrations,chaos,crash,door,demos}/**/*.test.ts'],
    pool: 'forks',
    // What one file has loaded, the next one uses: each has a folder, a port or a station of its own.
    isolate: false,
    // Most of these tests wait for instruments: three more than the cores keep a small machine busy.
    maxWorkers: availableParallelism() + 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    sequence: { sequencer: LongestFirst },
  },
});
