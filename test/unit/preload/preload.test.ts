import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StationPort } from '../../../main/contract/station-port.ts';

const bridge = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as [string, unknown][],
  listeners: [] as ((event: unknown, text: string) => void)[],
  answer: '' as string,
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => bridge.exposed.set(name, api) },
  ipcRenderer: {
    invoke: async (channel: string, text: unknown) => {
      bridge.invoked.push([channel, text]);
      return bridge.answer;
    },
    on: (_channel: string, listener: (event: unknown, text: string) => void) =>
      bridge.listeners.push(listener),
    off: (_channel: string, listener: (event: unknown, text: string) => void) =>
      bridge.listeners.splice(bridge.listeners.indexOf(listener), 1),
  },
}));
await import('../../../preload/preload.ts');
const station = bridge.exposed.get('station') as StationPort;

beforeEach(() => {
  bridge.invoked.length = 0;
});

describe('the bridge of a sandboxed screen', () => {
  it('is one frozen object with the seven members of the port and nothing else', () => {
    expect([...bridge.exposed.keys()]).toEqual(['station']);
    expect(Object.keys(station).sort()).toEqual([
      'bench',
      'dispatch',
      'hello',
      'pulse',
      'query',
      'subscribe',
      'upload',
    ]);
    expect(Object.isFrozen(station)).toBe(true);
  });

  it('sends numbered requests as text on one channel and returns the body of the answer', async () => {
    bridge.answer = JSON.stringify({ v: 1, n: 1, kind: 'dispatch', body: { kind: 'accepted', seq: 3 } });
    expect(await station.dispatch({ type: 'SignIn' })).toEqual({ kind: 'accepted', seq: 3 });
    const [channel, text] = bridge.invoked[0] ?? [];
    expect(channel).toBe('station:request');
    expect(JSON.parse(String(text))).toEqual({
      v: 1,
      n: expect.any(Number),
      kind: 'dispatch',
      body: { type: 'SignIn' },
    });
    bridge.answer = JSON.stringify({ v: 1, n: 2, kind: 'pulse' });
    expect(await station.pulse(false)).toBeUndefined();
    expect(new Set(bridge.invoked.map(([, sent]) => JSON.parse(String(sent)).n)).size).toBe(2);
  });

  it('turns a problem of the host into an error in words', async () => {
    bridge.answer = JSON.stringify({ v: 1, n: 1, kind: 'problem', body: 'reload the screen' });
    await expect(station.hello()).rejects.toThrow('reload the screen');
  });

  it('hands on pushes without their event, until it is told to stop', () => {
    const heard: unknown[] = [];
    const stop = station.subscribe((...args) => heard.push(args));
    expect(bridge.invoked).toEqual([['station:subscribe', undefined]]);
    bridge.listeners[0]?.(
      { sender: 'all of Electron' },
      '{"v":1,"n":null,"kind":"push","body":{"kind":"superseded"}}',
    );
    expect(heard).toEqual([[{ kind: 'superseded' }]]);
    stop();
    expect(bridge.listeners).toEqual([]);
  });
});
