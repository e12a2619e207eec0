import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createDataFolder, foldersOf } from '../../../../main/adapters/sqlite/data-folder.ts';
import { err, ok } from '../../../../main/contract/result.ts';
import { type BootNode, serveNode } from '../../../../main/hosts/kiosk/serve-node.ts';
import { fakeBrowser } from '../../../support/fake-browser.ts';
import { ask } from '../../../support/fake-kiosk.ts';
import { fakeNode } from '../../../support/fake-node.ts';
import { NODE, temporaryFolder } from '../../../support/log-fixtures.ts';
import { openTerminal } from '../../../support/station-client.ts';

/** A process that serves a node without rules, in a data folder that holds a station. */
function host(
  change: {
    readonly demo?: boolean;
    readonly empty?: boolean;
    readonly boot?: BootNode;
    readonly env?: NodeJS.ProcessEnv;
    readonly user?: number;
  } = {},
) {
  const dataFolder = join(temporaryFolder(), 'data');
  if (change.empty !== true)
    createDataFolder(foldersOf(dataFolder), {
      format: 1,
      kind: 'production',
      plant: 'Testwerk',
      node: NODE,
      created: '2026-01-05T06:00:00.000Z',
    });
  const screens = join(temporaryFolder(), 'screens');
  mkdirSync(screens);
  writeFileSync(join(screens, 'index.html'), 'screens');
  const node = fakeNode();
  const out: string[] = [];
  const said: string[] = [];
  const stopping = new AbortController();
  const defects: ((error: unknown) => void)[] = [];
  const serve = (
    options: { readonly json?: boolean; readonly open?: boolean; readonly port?: number } = {},
  ) =>
    serveNode(
      {
        boot: { dataFolder, demo: change.demo ?? false },
        port: options.port ?? 0,
        open: options.open ?? false,
        json: options.json ?? true,
        screens,
      },
      {
        out: (text) => out.push(text),
        err: (text) => said.push(text),
        env: change.env ?? {},
        user: change.user ?? 0,
        signal: stopping.signal,
        onDefect: (listener) => defects.push(listener),
      },
      change.boot ?? (async () => ok(node)),
    );
  const ready = async () => {
    await vi.waitFor(() => expect(out).toHaveLength(1), 10_000);
    return JSON.parse(out[0] ?? '') as { url: string; stations: { id: string; url: string }[]; pid: number };
  };
  const fail = (error: unknown) => {
    for (const listener of defects) listener(error);
  };
  return { dataFolder, node, out, said, serve, ready, fail, stop: () => stopping.abort() };
}

describe('serving a node', () => {
  it('prints one document for scripts once ready, and ends in order when told to', async () => {
    const { serve, ready, stop, node, out, said } = host();
    const ended = serve();
    const { url, stations, pid } = await ready();
    expect(pid).toBe(process.pid);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(stations.map(({ id }) => id)).toEqual(['WS-01', 'PL-3']);
    const client = await openTerminal(stations[1]?.url ?? '');
    expect((await client.hello()).station).toBe('PL-3');
    expect(Object.keys(JSON.parse(out[0] ?? ''))).toEqual(['url', 'stations', 'pid']);
    expect(stations.map((station) => Object.keys(station))).toEqual([
      ['id', 'url'],
      ['id', 'url'],
    ]);
    stop();
    expect(await ended).toBe(0);
    expect(node.isClosed()).toBe(true);
    expect(await client.ended).toMatchObject({ code: 1001 });
    expect(out).toHaveLength(1);
    expect(said).toEqual([]);
    await expect(ask(Number(new URL(url).port), '/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('prints a short list for people, and the next address after one was used', async () => {
    const { serve, stop, out } = host();
    const ended = serve({ json: false });
    await vi.waitFor(() => expect(out).toHaveLength(1), 10_000);
    const lines = (out[0] ?? '').split('\n').filter((line) => line.startsWith('  '));
    expect(lines).toHaveLength(2);
    const address = /^ {2}WS-01 {2}Station WS-01 {2}(http:\S+)$/.exec(lines[0] ?? '')?.[1] ?? '';
    const client = await openTerminal(address);
    const next = /^WS-01 was opened\. Its next address: (http:\S+)$/.exec(out[1] ?? '')?.[1] ?? '';
    const second = await openTerminal(next);
    expect(await client.ended).toMatchObject({ code: 4001 });
    stop();
    expect(await ended).toBe(0);
    await second.ended;
  });

  it('keeps addresses and cookies out of its log file', async () => {
    const { serve, ready, stop, dataFolder } = host();
    const ended = serve();
    const { stations } = await ready();
    const token = new URL(stations[0]?.url ?? '').pathname.slice('/launch/'.length);
    await openTerminal(stations[0]?.url ?? '');
    stop();
    await ended;
    const log = readFileSync(join(dataFolder, 'logs', 'kiosk.log'), 'utf8');
    expect(log).toContain('"what":"terminal-launched"');
    expect(log).not.toContain(token);
    expect(log).not.toContain('launch/');
  });

  it('says in one sentence what to do where there is no station, and founds nothing', async () => {
    const boot = vi.fn<BootNode>();
    const { serve, said, out, dataFolder } = host({ empty: true, boot });
    expect(await serve()).toBe(2);
    expect(said).toEqual([
      `There is no station in ${dataFolder} yet: found the demo plant there with --demo, or name a station's folder with --data.`,
    ]);
    expect(out).toEqual([]);
    expect(boot).not.toHaveBeenCalled();
  });

  it('says in one sentence what is in the way', async () => {
    const refused = host({
      boot: async () => err('The log is in use by another instance (process 7): close it first.'),
    });
    expect(await refused.serve()).toBe(1);
    expect(refused.said).toEqual(['The log is in use by another instance (process 7): close it first.']);

    const foreign = host({ empty: true });
    mkdirSync(foreign.dataFolder);
    writeFileSync(join(foreign.dataFolder, 'holiday.jpg'), '');
    expect(await foreign.serve()).toBe(1);
    expect(foreign.said).toEqual([expect.stringContaining('is not a data folder')]);
  });

  it('closes the node again when its port is taken', async () => {
    const first = host();
    const ended = first.serve();
    const port = Number(new URL((await first.ready()).url).port);
    const second = host();
    expect(await second.serve({ port })).toBe(1);
    expect(second.said).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    expect(second.node.isClosed()).toBe(true);
    first.stop();
    await ended;
  });

  it('closes its log and ends with 1 on a defect that nobody caught', async () => {
    const { serve, ready, fail, node, said, dataFolder } = host();
    const ended = serve();
    await ready();
    fail(new TypeError('undefined is not a function'));
    expect(await ended).toBe(1);
    expect(node.isClosed()).toBe(true);
    expect(said).toEqual([expect.stringContaining('stopped on a defect')]);
    expect(readFileSync(join(dataFolder, 'logs', 'kiosk.log'), 'utf8')).toContain(
      'undefined is not a function',
    );
  });

  it('ends within five seconds although its log does not close, and says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const node = { ...fakeNode(), close: () => new Promise<void>(() => {}) };
      const { serve, ready, stop, said } = host({ boot: async () => ok(node) });
      const ended = serve();
      await ready();
      stop();
      await vi.advanceTimersByTimeAsync(4_000);
      expect(await ended).toBe(1);
      expect(said).toEqual([expect.stringContaining('not closed in time')]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens the browser of this computer on the first station', async () => {
    const program = fakeBrowser('exec sleep 60');
    const { serve, stop } = host({ user: 1000, env: { STATION_CHROMIUM: program.executable } });
    const ended = serve({ open: true });
    await vi.waitFor(() => expect(program.starts()).toHaveLength(1), 10_000);
    expect(program.starts()[0]?.at(-1)).toMatch(/\/launch\/[\w-]{43}$/);
    stop();
    expect(await ended).toBe(0);
  });

  it('ends with 1 for its service manager when the browser is gone for good, and goes on where there is none', async () => {
    const program = fakeBrowser('kill -SEGV $$');
    const env = { STATION_CHROMIUM: program.executable };
    const watched = host({ user: 1000, env: { ...env, NOTIFY_SOCKET: '/no/such/socket', PATH: '' } });
    expect(await watched.serve({ open: true })).toBe(1);
    expect(watched.said).toEqual([expect.stringContaining('failed again and again')]);
    expect(watched.node.isClosed()).toBe(true);

    const alone = host({ user: 1000, env });
    const ended = alone.serve({ open: true });
    await vi.waitFor(
      () => expect(alone.said).toEqual([expect.stringContaining('failed again and again')]),
      5000,
    );
    expect(alone.node.isClosed()).toBe(false);
    alone.stop();
    expect(await ended).toBe(0);
  });

  it('opens no browser as root and says why', async () => {
    const { serve, ready, stop, said } = host();
    const ended = serve({ open: true });
    await ready();
    expect(said).toEqual([expect.stringContaining('does not run as root')]);
    stop();
    expect(await ended).toBe(0);
  });
});
