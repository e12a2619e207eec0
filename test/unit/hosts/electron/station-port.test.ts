import { afterAll, vi } from 'vitest';
import { CHANNELS } from '../../../../main/contract/channels.ts';
import type { StationPort } from '../../../../main/contract/station-port.ts';
import { ipcStation } from '../../../../main/hosts/electron/ipc-station.ts';
import { fakeNode, RIGHT_SECRET, terminalOf } from '../../../support/fake-node.ts';
import { stationPortContract } from '../../../support/station-port-contract.ts';

const STATION = 'WS-01';

stationPortContract("over Electron's messages, through the preload script", async () => {
  const node = fakeNode();
  const terminal = terminalOf(STATION);
  return {
    station: STATION,
    terminal,
    person: 'OP-101',
    secret: RIGHT_SECRET,
    connect: () => openWindow(node.connect(terminal, 'electron')),
  };
});

afterAll(() => vi.doUnmock('electron'));

/** A window with a preload script of its own; messages go as text and arrive a turn later, as between processes. */
async function openWindow(port: StationPort): Promise<StationPort> {
  const handlers = new Map<string, (payload: unknown) => Promise<string>>();
  const listeners = new Set<(event: unknown, text: string) => void>();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const screen = {
    isDestroyed: () => false,
    send(channel: string, text: string) {
      if (channel === CHANNELS.push)
        void turn().then(() => listeners.forEach((listener) => void listener({}, text)));
    },
  };
  ipcStation(
    (channel, answer) => void handlers.set(channel, answer),
    port,
    screen,
    () => {},
  );

  let exposed: StationPort | undefined;
  vi.resetModules();
  vi.doMock('electron', () => ({
    contextBridge: {
      exposeInMainWorld(_name: string, api: StationPort) {
        exposed = api;
      },
    },
    ipcRenderer: {
      async invoke(channel: string, payload?: unknown) {
        await turn();
        return await handlers.get(channel)?.(payload);
      },
      on: (_channel: string, listener: (event: unknown, text: string) => void) => listeners.add(listener),
      off: (_channel: string, listener: (event: unknown, text: string) => void) => listeners.delete(listener),
    },
  }));
  await import('../../../../preload/preload.ts');
  if (exposed === undefined) throw new Error('the preload script exposed nothing');
  // A screen listens as soon as it runs; until then the station does not know of it.
  exposed.subscribe(() => {});
  await turn();
  return exposed;
}
