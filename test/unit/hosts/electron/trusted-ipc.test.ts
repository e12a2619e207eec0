import { describe, expect, it } from 'vitest';
import type { IpcEvent } from '../../../../main/hosts/electron/shell.ts';
import { trustedIpc } from '../../../../main/hosts/electron/trusted-ipc.ts';

const frame = (url: string, parent: object | null = null) => ({ url, parent });
const ours: IpcEvent = { sender: { id: 7 }, senderFrame: frame('station://app/') };

function listen() {
  const logged: unknown[] = [];
  const answered: unknown[] = [];
  let listener: (event: IpcEvent, ...args: unknown[]) => Promise<unknown> = async () => undefined;
  const ipc = {
    handle: (_channel: string, handler: typeof listener) => {
      listener = handler;
    },
  };
  const handle = trustedIpc(ipc, 7, (what, details) => logged.push([what, details]));
  handle('station:request', async (payload) => {
    answered.push(payload);
    return 'answer';
  });
  return { send: (event: IpcEvent, ...args: unknown[]) => listener(event, ...args), logged, answered };
}

describe('a message to the host', () => {
  it('is answered when it comes from the main frame of our window on our page', async () => {
    const { send, answered, logged } = listen();
    expect(await send(ours, 'text')).toBe('answer');
    expect([answered, logged]).toEqual([['text'], []]);
  });

  it.each<[string, IpcEvent]>([
    ['the frame is gone', { ...ours, senderFrame: null }],
    ['not our window', { ...ours, sender: { id: 8 } }],
    ['not the main frame', { ...ours, senderFrame: frame('station://app/', {}) }],
    ['not our page', { ...ours, senderFrame: frame('station://app.evil/') }],
    ['not our page', { ...ours, senderFrame: frame('station://app@evil/') }],
    ['not our page', { ...ours, senderFrame: frame('https://app/') }],
    ['not our page', { ...ours, senderFrame: frame('about:blank') }],
    ['not our page', { ...ours, senderFrame: frame('') }],
  ])('is refused and logged: %s (%#)', async (reason, event) => {
    const { send, answered, logged } = listen();
    await expect(send(event, 'text')).rejects.toThrow('refused');
    expect(answered).toEqual([]);
    expect(logged).toEqual([['ipc-refused', { channel: 'station:request', reason }]]);
  });

  it('is judged by the frame as it was on arrival, not by what it has become meanwhile', async () => {
    const { send } = listen();
    let reads = 0;
    const event: IpcEvent = {
      sender: { id: 7 },
      get senderFrame() {
        reads += 1;
        return frame('station://app/');
      },
    };
    const pending = send(event, 'text');
    expect(reads).toBe(1);
    await pending;
    expect(reads).toBe(1);
  });
});
