import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const PATTERN = /new URL\(\s*'(\.{1,2}\/[^']+)',\s*import\.meta\.url,?\s*\)/g;

/**
 * Keeps `new URL('./file', import.meta.url)` true in a bundle, where the module no longer lies beside its files:
 * a worker becomes the entry that is built of it, any other file is copied beside the bundle.
 */
export function moduleUrls(): Plugin {
  return {
    name: 'module-urls',
    transform(code, id) {
      if (!code.includes('import.meta.url') || id.includes('node_modules')) return undefined;
      return code.replaceAll(PATTERN, (whole, path: string) => {
        const file = join(dirname(id), path);
        if (path.endsWith('.worker.ts')) return `new URL('./${basename(path, '.ts')}.js', import.meta.url)`;
        if (!existsSync(file)) throw new Error(`${id} names ${path}, which does not exist`);
        const reference = this.emitFile({ type: 'asset', name: basename(path), source: readFileSync(file) });
        return whole.replace(`'${path}'`, `import.meta.ROLLUP_FILE_URL_${reference}`);
      });
    },
  };
}
