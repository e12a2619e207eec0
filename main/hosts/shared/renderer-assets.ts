import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface Asset {
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
}

/** The files of the built screens, by the path a browser asks for. */
export interface RendererAssets {
  /** Undefined for everything that was not in the folder when the host started. */
  read(requestPath: string): Promise<Asset | undefined>;
}

/**
 * Lists the folder once and serves only what is on the list, so that no request can name a file outside it:
 * `..`, encoded slashes, links and later additions are simply not on it. Throws when there is no index.html.
 */
export function rendererAssets(folder: string): RendererAssets {
  const served = new Map(list(folder).map((path) => [`/${path}`, join(folder, path)]));
  const index = served.get('/index.html');
  if (index === undefined) throw new Error(`The screens are not built: ${folder} has no index.html.`);
  served.set('/', index);
  return {
    async read(requestPath) {
      const path = decoded(requestPath);
      const file = path === undefined ? undefined : served.get(path);
      const contentType = file === undefined ? undefined : CONTENT_TYPES[extname(file)];
      if (file === undefined || contentType === undefined) return undefined;
      return { body: await readFile(file), contentType };
    },
  };
}

/** Paths of the plain files below, with `/`; links are not followed. */
function list(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return list(folder, `${path}/`);
    return entry.isFile() && extname(entry.name) in CONTENT_TYPES ? [path] : [];
  });
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
