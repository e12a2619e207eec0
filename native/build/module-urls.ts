import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const MODULE_URL = /new URL\(\s*'(\.{1,2}\/[^']+)',\s*import\.meta\.url,?\s*\)/g;
const MODULE_PATH = /import\.meta\.(dirname|filename)/;

/**
 * Keeps `new URL('./file', import.meta.url)` true in a bundle, where a module no longer lies beside its files: a
 * worker becomes the entry built of it, any other file is copied beside the bundle. The entry itself knows that it
 * is bundled; elsewhere a path made of `import.meta.dirname` would be wrong, and is refused here.
 */
export function moduleUrls(entry: string): Plugin {
  return {
    name: 'module-urls',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.')) return undefined;
      if (id !== entry && MODULE_PATH.test(code)) {
        this.error(`${id} uses import.meta.dirname; write new URL('./file', import.meta.url) instead`);
      }
      return code.replaceAll(MODULE_URL, (_whole, path: string) => {
        if (path.endsWith('.worker.ts')) return `new URL('./${basename(path, '.ts')}.js', import.meta.url)`;
        const file = join(dirname(id), path);
        if (!existsSync(file)) this.error(`${id} names ${path}, which does not exist`);
        const source = readFileSync(file);
        const fileName = `files/${createHash('sha256').update(source).digest('hex').slice(0, 8)}-${basename(path)}`;
        this.emitFile({ type: 'asset', fileName, source });
        return `new URL('./${fileName}', import.meta.url)`;
      });
    },
  };
}
