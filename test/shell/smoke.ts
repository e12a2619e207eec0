import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { StationPush } from '../../main/contract/views.ts';
import type { Happened } from '../support/fake-electron.ts';

// Runs the built shell and the built preload script, both as they ship, under plain Node: only the module
// `electron` is a stand-in. A demo plant boots, its screen is served, and a screen talks to it through the bridge.

const OUT = join(import.meta.dirname, '..', '..', 'out');
const STAND_IN = pathToFileURL(join(import.meta.dirname, 'electron-stand-in.ts')).href;
const LIMIT_MS = 30_000;
const data = mkdtempSync(join(tmpdir(), 'interlock-shell-'));

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});
process.argv = [process.execPath, OUT, '--demo', '--data', join(data, 'plant')];
const { fake }: typeof import('./electron-stand-in.ts') = await import(STAND_IN);
await import(pathToFileURL(join(OUT, 'main', 'main.js')).href);

// The shell handles uncaught errors itself, so a failed assertion must be caught here to be a failure.
try {
  await happens('load', 'station://app/');
  await servesItsScreens();
  await answersItsScreen();
  process.emit('SIGTERM');
  await happens('exit', 0);
  console.log('the built shell boots a demo plant, serves its screens, answers one and closes its log');
  process.exitCode = 0;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(data, { recursive: true });
  process.exit();
}

async function happens(...expected: Happened): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  const is = (one: Happened) => one[0] === expected[0] && one[1] === expected[1];
  while (!fake.happened.some(is)) {
    assert.ok(!fake.happened.some(([what]) => what === 'exit'), 'the shell left early');
    assert.ok(
      performance.now() < until,
      `${expected.join(' ')} did not happen; ${JSON.stringify(fake.happened)}`,
    );
    await wait(20);
  }
}

async function servesItsScreens(): Promise<void> {
  const serve = fake.session.schemes.get('station');
  assert.ok(serve !== undefined);
  const load = (path: string) => serve({ method: 'GET', url: `station://app/${path}` } as Request);
  const page = await load('');
  assert.equal(page.status, 200);
  const files = [...(await page.text()).matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  assert.ok(
    files.some((path) => path.endsWith('.js')),
    'the page names no script',
  );
  for (const path of files) assert.equal((await load(path)).status, 200, path);
}

async function answersItsScreen(): Promise<void> {
  const event = { sender: { id: 7 }, senderFrame: { url: 'station://app/', parent: null } };
  const exposed: Record<string, unknown> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => Object.assign(exposed, { [name]: api }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => fake.channels.get(channel)?.(event, ...args),
      on: (channel: string, listener: (event: unknown, text: string) => void) =>
        fake.screen.onSent((sent, text) => sent === channel && listener(undefined, text)),
      off: () => undefined,
    },
  };
  // A sandboxed preload script has `require` for `electron` and nothing else.
  const preload = new Function('require', readFileSync(join(OUT, 'preload', 'preload.cjs'), 'utf8'));
  preload((name: string) =>
    name === 'electron' ? electron : assert.fail(`the preload script requires ${name}`),
  );
  const station = exposed['station'] as StationPort;

  const hello = await station.hello();
  assert.equal(hello.host, 'electron');
  assert.equal(hello.demo, true);
  const pushes: StationPush[] = [];
  station.subscribe((push) => pushes.push(push));
  for (
    const until = performance.now() + LIMIT_MS;
    !pushes.some(({ kind }) => kind === 'view');
    await wait(20)
  ) {
    assert.ok(performance.now() < until, 'no view arrived');
  }
  await station.pulse(false);
  const reply = await station.dispatch({ type: 'no such command' });
  assert.notEqual(reply.kind, 'accepted');
}
