import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.vite', 'test'),
  resolve: {
    alias: [{ find: /^electron$/, replacement: join(import.meta.dirname, 'support', 'no-electron.ts') }],
  },
  test: {
    root: import.meta.dirname,
    include: ['{unit,property,vectors,migrations,quality,crash,door,demos}/**/*.test.ts'],
    pool: 'forks',
    // Most of these tests wait for instruments: one more than the cores keeps a small machine busy.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
  },
});
