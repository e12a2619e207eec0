import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { commandOf } from '../support/commands.ts';
import { temporaryFolder } from '../support/log-fixtures.ts';
import { type RunningStation, refusedStart, startStation } from '../support/running-station.ts';
import { admit } from '../support/station-client.ts';

const running: RunningStation[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((station) => station.dispose()));
});

async function started(...options: Parameters<typeof startStation>): Promise<RunningStation> {
  const station = await startStation(...options);
  running.push(station);
  return station;
}

const SENTENCE = /^[A-Z/][^\n]*\.\n$/;
const emptyPlace = (): string => join(temporaryFolder(), 'data');

describe('serve', () => {
  it('brings up every station of the demo plant, each at an address of its own', async () => {
    const { url, stations, pid, open } = await started();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(pid).toBeGreaterThan(0);
    expect(stations.length).toBeGreaterThan(2);
    expect(new Set(stations.map((station) => station.url)).size).toBe(stations.length);
    const health = await fetch(new URL('/healthz', url));
    expect([health.status, await health.text()]).toEqual([200, 'ok\n']);
    for (const { id } of stations) {
      const client = await open(id);
      expect(await client.hello()).toMatchObject({ protocol: 1, host: 'kiosk', station: id, demo: true });
      expect(client.view().frame.station.id).toBe(id);
      await client.close();
    }
  });

  it('shows one station when asked for one, and refuses one that it does not have', async () => {
    const { stations } = await started({ args: ['--station', 'WS-01'] });
    expect(stations.map(({ id }) => id)).toEqual(['WS-01']);
    const refused = await refusedStart(['--data', emptyPlace(), '--demo', '--station', 'XX-99']);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(SENTENCE) });
    expect(refused.err).toContain('XX-99');
  });

  it('ends in order within five seconds, with a screen open, and goes on where it was', async () => {
    const first = await started();
    const client = await first.open('WS-01');
    const reply = await client.dispatch(commandOf('SignOut', { station: 'WS-01' }));
    expect(reply.kind).toBe('refused');
    const { code, ms } = await first.stop('SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
    expect(await client.ended).toMatchObject({ code: 1001 });
    const second = await started({ dataFolder: first.dataFolder });
    const again = await second.open('WS-01');
    const health = await again.query({ kind: 'health' });
    expect(health.kind === 'health' && health.health.events).toBeGreaterThanOrEqual(
      reply.kind === 'refused' ? reply.denial.seq : Number.POSITIVE_INFINITY,
    );
    expect((await second.stop('SIGINT')).code).toBe(0);
  });

  it('makes addresses and cookies of an earlier start worthless', async () => {
    const first = await started();
    const [used, unused] = first.stations;
    const { cookie } = await admit(used?.url ?? '');
    await first.stop();
    const { port } = new URL(first.url);
    const second = await started({ dataFolder: first.dataFolder, args: ['--port', port] });
    expect(new URL(second.url).port).toBe(port);
    expect((await fetch(second.url, { headers: { Cookie: cookie } })).status).toBe(401);
    expect((await fetch(unused?.url ?? '', { redirect: 'manual' })).status).toBe(403);
  });

  it('says in one sentence what to do in an empty folder, and founds nothing there', async () => {
    const dataFolder = emptyPlace();
    const refused = await refusedStart(['--data', dataFolder]);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringMatching(SENTENCE) });
    expect(refused.err).toContain('--demo');
    expect(() => readFileSync(join(dataFolder, 'folder.json'))).toThrow('ENOENT');
  });

  it('refuses a second instance on the same folder, and the first goes on', async () => {
    const first = await started();
    const refused = await refusedStart(['--data', first.dataFolder, '--demo']);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(SENTENCE) });
    expect(refused.err).toContain(String(first.pid));
    expect((await fetch(new URL('/healthz', first.url))).status).toBe(200);
  });

  it('refuses a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refused = await refusedStart(['--data', emptyPlace(), '--demo', `--port=${port}`]);
    taken.close();
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(SENTENCE) });
    expect(refused.err).toContain(`Port ${port}`);
  });

  it('refuses a folder that is something else, and a demo folder without --demo', async () => {
    const dataFolder = emptyPlace();
    mkdirSync(join(dataFolder, 'photos'), { recursive: true });
    const foreign = await refusedStart(['--data', dataFolder, '--demo']);
    expect(foreign).toMatchObject({ code: 1, out: '', err: expect.stringMatching(SENTENCE) });
    const demo = await started();
    await demo.stop();
    const asProduction = await refusedStart(['--data', demo.dataFolder]);
    expect(asProduction).toMatchObject({ code: 1, out: '', err: expect.stringMatching(SENTENCE) });
    expect(asProduction.err).toContain('demo');
  });

  it.each(['/proc/interlock', '/sys/interlock', '/dev/null/data'])(
    'refuses a place where nothing can be written: %s',
    async (dataFolder) => {
      const refused = await refusedStart(['--data', dataFolder, '--demo']);
      expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(SENTENCE) });
      expect(refused.err).toContain(dataFolder);
    },
  );

  it('refuses credentials that others can read', async () => {
    const station = await started();
    await station.stop();
    chmodSync(join(station.dataFolder, 'credentials.json'), 0o644);
    const refused = await refusedStart(['--data', station.dataFolder, '--demo']);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('chmod 600') });
  });

  it.each([
    ['--port', '70000'],
    ['--port', '-1'],
    ['--port', '80a'],
    ['--what', 'x'],
  ])('is called wrongly with %s %s', async (...args) => {
    const refused = await refusedStart(args);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(SENTENCE_OF_USAGE);
  });
});

const SENTENCE_OF_USAGE = /^[^\n]+ See: interlock serve --help\n$/;
