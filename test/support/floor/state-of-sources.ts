import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** One word for the state of every source in some folders of the repository. */
function sourcesDigest(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|json|sql)$/.test(path))
      .sort();
    for (const path of files) hash.update(path).update(readFileSync(join(ROOT, folder, path)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Beside the other caches of the tests. */
export const SAVED = join(ROOT, 'node_modules', '.vite', 'floor');
/** What is made once for one state of the product and the floor. */
export const OF_THIS_STATE = join(SAVED, sourcesDigest(['main', 'native/build', 'test/support/floor']));
