import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const MODULE_URL = /new URL\(\s*'(\.{1,2}\/[^']+)',\s*import\.meta\.url,?\s*\)/g;
const MODULE_PATH = /import\.meta\.(dirname|filename)/;

/**
 * Keeps `new URL('./file', import.meta.url)` true in a bundle, where a module no longer lies beside its files: a
 * module (a worker) becomes an entry of its own, any other file is copied beside the bundle. The entry itself knows
 * that it is bundled; elsewhere a path made of `import.meta.dirname` would be wrong, and is refused here.
 */
export function moduleUrls(entry: string): Plugin {
  const placed = new Map<string, string>();
  return {
    name: 'module-urls',
    enforce: 'pre',
    buildStart: () => placed.clear(),
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.')) return undefined;
      if (id !== entry && MODULE_PATH.test(code)) {
        this.error(`${id} uses import.meta.dirname; write new URL('./file', import.meta.url) instead`);
      }
      return code.replaceAll(MODULE_URL, (_whole, path: string) => {
        const file = join(dirname(id), path);
        if (!existsSync(file)) this.error(`${id} names ${path}, which does not exist`);
        const place = placeOf(file);
        const known = placed.get(place) ?? file;
        if (known !== file) this.error(`${known} and ${file} would both become ${place}`);
        if (!placed.has(place)) {
          placed.set(place, file);
          if (path.endsWith('.ts')) this.emitFile({ type: 'chunk', id: file, fileName: place });
          else this.emitFile({ type: 'asset', fileName: place, source: readFileSync(file) });
        }
        return `new URL('./${place}', import.meta.url)`;
      });
    },
  };
}

/** Where a file lies beside the bundle; a copied one carries its content in its name. */
function placeOf(file: string): string {
  if (file.endsWith('.ts')) return `${basename(file, '.ts')}.js`;
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);
  return `files/${digest}-${basename(file)}`;
}
