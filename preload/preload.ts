import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from '../main/contract/channels.ts';
import type { StationPort } from '../main/contract/station-port.ts';
import { PROTOCOL, type Push, type Request, type Response } from '../main/contract/wire.ts';

// The whole bridge: text out, text back, and pushes without their event. A screen gets no channel name, no
// ipcRenderer and nothing of Node.
let requests = 0;

async function ask<Kind extends Request['kind']>(kind: Kind, body?: unknown) {
  requests += 1;
  const message = JSON.stringify({ v: PROTOCOL, n: requests, kind, body });
  const answer = JSON.parse(await ipcRenderer.invoke(CHANNELS.request, message)) as Response;
  if (answer.kind === 'problem') throw new Error(answer.body);
  return answer as Extract<Response, { kind: Kind }>;
}

const station: StationPort = {
  hello: async () => (await ask('hello')).body,
  dispatch: async (command) => (await ask('dispatch', command)).body,
  query: async (query) => (await ask('query', query)).body,
  upload: async (part) => (await ask('upload', part)).body,
  bench: async (request) => (await ask('bench', request)).body,
  pulse: async (touched) => void (await ask('pulse', touched)),
  subscribe(onPush) {
    const listener = (_event: unknown, text: string) => onPush((JSON.parse(text) as Push).body);
    ipcRenderer.on(CHANNELS.push, listener);
    void ipcRenderer.invoke(CHANNELS.subscribe);
    return () => void ipcRenderer.off(CHANNELS.push, listener);
  },
};

contextBridge.exposeInMainWorld('station', Object.freeze(station));
