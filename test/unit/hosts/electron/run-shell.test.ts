import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../../main/contract/channels.ts';
import { err, ok } from '../../../../main/contract/result.ts';
import type { StationPort } from '../../../../main/contract/station-port.ts';
import type { StationPush } from '../../../../main/contract/views.ts';
import { shellOptions } from '../../../../main/hosts/electron/options.ts';
import { runShell } from '../../../../main/hosts/electron/run-shell.ts';
import type { IpcEvent } from '../../../../main/hosts/electron/shell.ts';
import type { BootOptions, RunningNode } from '../../../../main/hosts/shared/running-node.ts';
import { fakeElectron } from '../../../support/fake-electron.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Setting {
  readonly args?: readonly string[];
  readonly packaged?: boolean;
  readonly firstInstance?: boolean;
  readonly bootFails?: string;
  readonly close?: () => Promise<void>;
}

async function start({ args = [], bootFails, close, ...electron }: Setting = {}) {
  const fake = fakeElectron(electron);
  const { happened } = fake;
  const listeners: ((push: StationPush) => void)[] = [];
  const port: StationPort = {
    hello: async () => ({
      protocol: 1,
      version: '1.0.0',
      host: 'electron',
      station: 'WB-02',
      terminal: 'WB-02/1',
      plant: 'Testwerk',
      demo: true,
    }),
    dispatch: async () => ({ kind: 'accepted', seq: 12 }),
    query: async () => ({ kind: 'notFound', what: '' }),
    subscribe(onPush) {
      listeners.push(onPush);
      return () => void listeners.splice(listeners.indexOf(onPush), 1);
    },
    upload: async () => ({ kind: 'refused', code: 'noSession' }),
    pulse: async () => undefined,
  };
  const node: RunningNode = {
    stations: [
      { id: 'WB-01', name: 'Booth 1', terminal: 'WB-01/1' },
      { id: 'WB-02', name: 'Booth 2', terminal: 'WB-02/1' },
    ],
    connect(terminal, host) {
      happened.push(['connect', terminal, host]);
      return port;
    },
    attachment: () => null,
    wake: () => void happened.push(['wake']),
    permitUpdate: async () => 'batch RH-0417 is in process.',
    close: close ?? (async () => void happened.push(['close-log'])),
  };
  const logged: [string, unknown][] = [];
  let signal = () => {};
  let defect: (error: unknown) => void = () => {};
  await runShell(fake.shell, {
    options: shellOptions(args, '/var/lib/interlock'),
    args: ['/app', ...args],
    platform: 'win32',
    preload: '/app/out/preload/preload.cjs',
    boot: async (options: BootOptions) => {
      happened.push(['boot', options]);
      return bootFails === undefined ? ok(node) : err(bootFails);
    },
    openAssets: () => ({ read: async () => undefined }),
    loadUpdater: async () => ({
      autoDownload: true,
      autoInstallOnAppQuit: true,
      allowDowngrade: true,
      allowPrerelease: true,
      disableWebInstaller: false,
      checkForUpdates: async () => ({ isUpdateAvailable: true, updateInfo: { version: '1.2.0' } }) as never,
      downloadUpdate: async () => [],
      quitAndInstall: () => void happened.push(['install']),
    }),
    onSignal: (listener) => {
      signal = listener;
    },
    onDefect: (listener) => {
      defect = listener;
    },
    log: (what, details) => logged.push([what, details]),
  });
  const ours: IpcEvent = { sender: { id: 7 }, senderFrame: { url: 'station://app/', parent: null } };
  return {
    ...fake,
    logged,
    listeners,
    /** What happened since the last look. */
    since: () => happened.splice(0),
    signal: () => signal(),
    defect: (error: unknown) => defect(error),
    invoke: async (channel: string, payload?: unknown) => await fake.channels.get(channel)?.(ours, payload),
  };
}
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('the Electron host', () => {
  it('sandboxes everything before it is ready, then boots, and shows the first station of the node', async () => {
    const { since, opened, screen } = await start();
    expect(since()).toEqual([
      ['sandbox'],
      ['schemes', [expect.objectContaining({ scheme: 'station' })]],
      ['crash-reporter', { uploadToServer: false }],
      ['menu', null],
      ['ready'],
      ['boot', { dataFolder: '/var/lib/interlock', demo: false }],
      ['session', 'station'],
      ['zoom-limits', 1, 1],
      ['stay-awake', 'prevent-display-sleep'],
      ['connect', 'WB-01/1', 'electron'],
      ['load', 'station://app/'],
    ]);
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatchObject({ kiosk: true, webPreferences: { sandbox: true, devTools: false } });
    expect(screen.emit('will-frame-navigate')).toBe(true);
    expect(screen.state.openWindow?.(undefined as never)).toEqual({ action: 'deny' });
  });

  it('locks the session its window lives in, and serves only its own scheme there', async () => {
    const { session, opened } = await start();
    expect(opened[0]?.webPreferences?.partition).toBe('station');
    expect(session.grants('serial')).toEqual([false, false, false]);
    expect(session.cancels('https://example.com/')).toBe(true);
    expect([...session.schemes.keys()]).toEqual(['station']);
  });

  it('shows the station it is told to', async () => {
    const { happened } = await start({ args: ['--station', 'WB-02'] });
    expect(happened).toContainEqual(['connect', 'WB-02/1', 'electron']);
  });

  it('opens an ordinary window with developer tools from a working copy', async () => {
    const { opened } = await start({ packaged: false });
    expect(opened[0]).toMatchObject({
      kiosk: false,
      frame: true,
      webPreferences: { devTools: true, sandbox: true },
    });
  });

  it('is there once: a second start ends, and brings the first to the front', async () => {
    const second = await start({ firstInstance: false });
    expect(second.since().slice(-1)).toEqual([['exit', 0]]);
    expect(second.happened.some(([what]) => what === 'boot')).toBe(false);
    const first = await start();
    first.since();
    first.state.minimized = true;
    first.app.emit('second-instance');
    expect(first.since()).toEqual([['restore'], ['focus']]);
  });

  it.each([
    [
      'a boot that failed',
      { bootFails: 'The data folder /x is read-only.' },
      'The data folder /x is read-only.',
    ],
    ['a station it does not host', { args: ['--station', 'PL-9'] }, 'This node has no station PL-9.'],
  ])('shows the fault page for %s and opens no channel', async (_title, setting, sentence) => {
    const { since, channels, session, happened } = await start(setting);
    expect(since().at(-1)).toEqual(['load', 'station://app/fault']);
    expect(channels.size).toBe(0);
    const page = await session.schemes.get('station')?.(new Request('http://x/', { method: 'GET' }));
    expect(page?.status).toBe(403);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(happened).toEqual([]);
    const fault = { method: 'GET', url: 'station://app/fault' } as Request;
    expect(await (await session.schemes.get('station')?.(fault))?.text()).toContain(sentence);
  });
});

describe('a screen in the Electron host', () => {
  it('talks to its station over two channels and hears it on a third', async () => {
    const { invoke, channels, listeners, screen } = await start();
    expect([...channels.keys()]).toEqual([CHANNELS.request, CHANNELS.subscribe]);
    const answer = await invoke(CHANNELS.request, JSON.stringify({ v: 1, n: 4, kind: 'dispatch', body: {} }));
    expect(JSON.parse(String(answer))).toEqual({
      v: 1,
      n: 4,
      kind: 'dispatch',
      body: { kind: 'accepted', seq: 12 },
    });
    await invoke(CHANNELS.subscribe);
    await invoke(CHANNELS.subscribe);
    expect(listeners).toHaveLength(1);
    listeners[0]?.({ kind: 'badge', person: 'OP-11' });
    expect(screen.sent).toEqual([
      [CHANNELS.push, '{"v":1,"n":null,"kind":"push","body":{"kind":"badge","person":"OP-11"}}'],
    ]);
    screen.state.destroyed = true;
    listeners[0]?.({ kind: 'superseded' });
    expect(screen.sent).toHaveLength(1);
  });

  it.each([
    ['too large', `{"v":1,"n":1,"kind":"dispatch","body":"${'x'.repeat(70_000)}"}`],
    ['an object instead of text', { v: 1, n: 1, kind: 'hello' }],
    ['nothing', undefined],
  ])('gets a problem in words, never an exception, for a message that is %s', async (_title, payload) => {
    const { invoke } = await start();
    expect(JSON.parse(String(await invoke(CHANNELS.request, payload)))).toMatchObject({
      kind: 'problem',
      n: null,
    });
  });

  it('is refused on both channels when it is not our frame', async () => {
    const { channels } = await start();
    for (const channel of [CHANNELS.request, CHANNELS.subscribe]) {
      const foreign = { sender: { id: 7 }, senderFrame: { url: 'station://app.evil/', parent: null } };
      await expect(channels.get(channel)?.(foreign, '{}')).rejects.toThrow('refused');
    }
  });

  it('is reloaded when its pulses stop, and left alone while they come', async () => {
    const { invoke, since } = await start();
    since();
    for (let second = 0; second < 120; second += 2) {
      await invoke(CHANNELS.request, '{"v":1,"n":1,"kind":"pulse"}');
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(since()).toEqual([]);
    await vi.advanceTimersByTimeAsync(8000);
    expect(since()).toEqual([['crash'], ['reload']]);
  });

  it('that keeps dying makes the host start anew with its arguments, after the log is closed', async () => {
    const { screen, since } = await start({ args: ['--station', 'WB-02'] });
    since();
    for (let death = 0; death < 4; death += 1)
      screen.emit('render-process-gone', { reason: 'oom', exitCode: 9 });
    await settled();
    expect(since()).toEqual([
      ['reload'],
      ['reload'],
      ['reload'],
      ['relaunch', ['/app', '--station', 'WB-02', '--relaunched']],
      ['close-log'],
      ['exit', 70],
    ]);
  });
});

describe('the end of the Electron host', () => {
  it.each([
    ['a signal', (host: Awaited<ReturnType<typeof start>>) => host.signal()],
    ['the last window', (host: Awaited<ReturnType<typeof start>>) => host.app.emit('window-all-closed')],
    [
      'the operating system shutting down',
      (host: Awaited<ReturnType<typeof start>>) => host.power.emit('shutdown'),
    ],
    [
      'the end of a Windows session',
      (host: Awaited<ReturnType<typeof start>>) => host.windowEvents.emit('session-end'),
    ],
  ])('by %s closes the log first', async (_title, cause) => {
    const host = await start();
    host.since();
    cause(host);
    cause(host);
    await settled();
    expect(host.since()).toEqual([['close-log'], ['exit', 0]]);
  });

  it.each(['before-quit', 'query-session-end'])('is held up at %s until the log is closed', async (event) => {
    const host = await start();
    host.since();
    const source = event === 'before-quit' ? host.app : host.windowEvents;
    expect(source.emit(event)).toBe(true);
    expect(source.emit(event)).toBe(false);
    await settled();
    expect(host.since()).toEqual([['close-log'], ['exit', 0]]);
  });

  it('takes less than five seconds even when the log does not close, and says so by its exit code', async () => {
    const host = await start({ close: () => new Promise(() => undefined) });
    host.since();
    host.signal();
    await vi.advanceTimersByTimeAsync(3999);
    expect(host.since()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(host.since()).toEqual([['exit', 70]]);
    expect(host.logged.at(-1)).toEqual(['close-failed', { failure: 'late' }]);
  });

  it('by a defect closes the log and leaves with code 70', async () => {
    const host = await start();
    host.since();
    const error = new Error('broken invariant');
    host.defect(error);
    await settled();
    expect(host.logged).toContainEqual(['defect', { error }]);
    expect(host.since()).toEqual([['close-log'], ['exit', 70]]);
  });

  it('does not come from sleep: clock and devices are checked again on waking', async () => {
    const host = await start();
    host.since();
    host.power.emit('resume');
    expect(host.since()).toEqual([['wake']]);
  });

  it('follows an update that was asked for and not permitted; no screen is opened', async () => {
    const host = await start({ args: ['--update'] });
    expect(host.opened).toEqual([]);
    expect(host.logged).toContainEqual([
      'update',
      { refused: 'Version 1.2.0 was not installed: batch RH-0417 is in process.' },
    ]);
    expect(host.since().slice(-2)).toEqual([['close-log'], ['exit', 1]]);
  });
});
