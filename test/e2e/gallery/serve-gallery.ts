import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { rendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { SECURITY_HEADERS } from '../../../main/hosts/shared/response-headers.ts';
import rendererConfig from '../../../native/build/renderer.vite.ts';

const RENDERER = join(import.meta.dirname, '..', '..', '..', 'renderer');

export interface Gallery {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the screens with the gallery beside them into a folder. */
export async function buildGallery(folder: string): Promise<void> {
  await build(
    mergeConfig(rendererConfig, {
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir: folder,
        rolldownOptions: {
          input: { index: join(RENDERER, 'index.html'), gallery: join(RENDERER, 'gallery.html') },
        },
      },
    }),
  );
}

/** Serves a built gallery under the headers of the product. */
export async function serveGallery(folder: string): Promise<Gallery> {
  const assets = rendererAssets(folder);
  const server = createServer(async (request, response) => {
    const asset = await assets.read(new URL(request.url ?? '/', 'http://gallery').pathname);
    if (asset === undefined) {
      response.writeHead(404, SECURITY_HEADERS).end();
      return;
    }
    // The files are those of one build: a browser keeps them, and what it compiled of them, from test to test.
    const headers = { ...SECURITY_HEADERS, 'Cache-Control': 'max-age=3600, immutable' };
    response.writeHead(200, { ...headers, 'Content-Type': asset.contentType }).end(asset.body);
  });
  await listening(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gallery.html`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
