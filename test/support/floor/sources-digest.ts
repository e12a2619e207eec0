import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** One word for the state of every source in some folders of the repository. */
export function sourcesDigest(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|json|sql)$/.test(path))
      .sort();
    for (const path of files) hash.update(path).update(readFileSync(join(ROOT, folder, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
