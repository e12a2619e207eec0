import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/** The door tests, each over a kernel without the entry that its title names. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      setupFiles: [join(import.meta.dirname, 'without-own-entry.ts')],
      // A test that misses its gate may leave anything behind.
      isolate: true,
    },
  }),
);
