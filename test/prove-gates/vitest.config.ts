import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';
import { deletionOf } from './deletions.ts';

const tag = process.env['PROVE_DELETION'];
const deletion = tag === undefined || tag === '' ? null : deletionOf(tag);

/** The door tests over a kernel with one entry less: the source is changed as it is loaded, never on the disk. */
export default mergeConfig(
  base,
  defineConfig({
    cacheDir: join(import.meta.dirname, '..', '..', 'node_modules', '.vite', 'prove-gates'),
    // A kernel with an entry missing must not lie in any cache.
    test: { fsModuleCache: false },
    plugins: deletion
      ? [
          {
            name: 'deletion',
            enforce: 'pre',
            load: (id) =>
              id.split('?')[0] === deletion.file ? deletion.edit(readFileSync(deletion.file, 'utf8')) : null,
          },
        ]
      : [],
  }),
);
