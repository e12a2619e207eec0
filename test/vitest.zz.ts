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
    pool: 'forks',
    // Most of these tests wait for instruments: two more than the cores keep a small machine busy.
    maxWorkers: availableParallelism() + 2,
    testTimeout: 30_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'whole', isolate: false, include: ['{property,migrations,chaos,crash,door,demos}/**/*.test.ts'] },
      },
      {
        // Thousands of short tests of what keeps nothing: they share a process and what it has loaded.
        extends: true,
        test: { name: 'pure', include: ['{unit,vectors,quality}/**/*.test.ts'], isolate: false },
      },
    ],
  },
});
