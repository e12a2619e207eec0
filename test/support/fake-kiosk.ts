import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type KioskHost, openKiosk } from '../../main/hosts/kiosk/kiosk-host.ts';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { type FakeNode, fakeNode } from './fake-node.ts';
import { temporaryFolder } from './log-fixtures.ts';

/** The kiosk host in front of a node without rules, with screens of two files. */
export interface FakeKiosk {
  readonly node: FakeNode;
  readonly kiosk: KioskHost;
  readonly port: number;
  readonly origin: string;
  urlOf(station: string): string;
  readonly logged: readonly { readonly what: string; readonly details: unknown }[];
  readonly next: readonly { readonly station: string; readonly url: string }[];
}

export async function openFakeKiosk(node: FakeNode = fakeNode()): Promise<FakeKiosk> {
  const screens = join(temporaryFolder(), 'screens');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>Station</title>');
  writeFileSync(join(screens, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(screens, '..', 'outside.js'), 'secret');
  const logged: { what: string; details: unknown }[] = [];
  const note = (what: string, details: unknown) => logged.push({ what, details });
  const next: { station: string; url: string }[] = [];
  const opened = await openKiosk({
    node,
    port: 0,
    assets: rendererAssets(screens),
    log: { info: note, warn: note, error: note },
    onLaunched: ({ id }, url) => next.push({ station: id, url }),
  });
  if (!opened.ok) throw new Error(opened.error);
  const kiosk = opened.value;
  onTestFinished(() => kiosk.close());
  const { port, origin } = new URL(kiosk.url);
  return {
    node,
    kiosk,
    port: Number(port),
    origin,
    logged,
    next,
    urlOf(station) {
      const found = kiosk.stations.find(({ id }) => id === station);
      if (found === undefined) throw new Error(`no station ${station}`);
      return found.url;
    },
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One bare request: whatever headers and target a test wants, exactly as it wants them. */
export function ask(
  port: number,
  target: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string | string[]>> } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: target,
        method: options.method ?? 'GET',
        headers: options.headers,
        agent: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** The headers of a browser that asks for a WebSocket. */
export const upgradeHeaders = (origin: string, cookie: string): Record<string, string> => ({
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  Origin: origin,
  Cookie: cookie,
});
