import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['{unit,property,vectors,migrations,quality,crash,door}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
  },
});
