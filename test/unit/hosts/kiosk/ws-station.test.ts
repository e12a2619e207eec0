import { describe, expect, it, vi } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../../../main/contract/wire.ts';
import { commandOf, signInOf } from '../../../support/commands.ts';
import { openFakeKiosk } from '../../../support/fake-kiosk.ts';
import { fakeNode, RIGHT_SECRET } from '../../../support/fake-node.ts';
import { admit, connectTerminal, openTerminal } from '../../../support/station-client.ts';
import { stationPortContract } from '../../../support/station-port-contract.ts';

stationPortContract('in memory', async () => {
  const node = fakeNode();
  return {
    station: 'WS-01',
    terminal: 'WS-01-1',
    person: 'OP-101',
    secret: RIGHT_SECRET,
    connect: async () => node.connect('WS-01-1', 'kiosk'),
  };
});

stationPortContract('over a WebSocket', async () => {
  const { urlOf } = await openFakeKiosk();
  const admission = await admit(urlOf('WS-01'));
  return {
    station: 'WS-01',
    terminal: 'WS-01-1',
    person: 'OP-101',
    secret: RIGHT_SECRET,
    connect: () => connectTerminal(admission),
  };
});

const text = (message: unknown) => JSON.stringify(message);
const dispatch = (n: number, body: unknown) => text({ v: 1, n, kind: 'dispatch', body });

describe('a message over a WebSocket', () => {
  it.each<[string, string | Buffer, number]>([
    [
      'longer than allowed',
      text({ v: 1, n: 1, kind: 'dispatch', body: 'x'.repeat(MAX_MESSAGE_BYTES) }),
      1009,
    ],
    ['nested too deep', dispatch(1, JSON.parse(`${'['.repeat(12)}${']'.repeat(12)}`)), 1008],
    ['with a prototype in it', '{"v":1,"n":1,"kind":"dispatch","body":{"__proto__":{"admin":true}}}', 1008],
    [
      'with a hidden prototype in it',
      '{"v":1,"n":1,"kind":"dispatch","body":{"\\u0063onstructor":{}}}',
      1008,
    ],
    ['of bytes', Buffer.from(dispatch(1, {})), 1008],
  ])('%s ends the connection and never reaches the door', async (_case, message, code) => {
    const { node, kiosk, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    expect(await client.sendRaw(message)).toMatchObject({ code });
    expect(node.arrived).toEqual([]);
    expect(node.listeners('WS-01-1')).toBe(0);
    await kiosk.close();
    expect(node.floods).toEqual([1]);
  });

  it.each([
    '',
    'nonsense',
    '{',
    'null',
    '[]',
    '7',
    '{"v":1,"kind":"pulse"}',
    '{"v":1,"n":"1","kind":"pulse"}',
    '\u0000',
  ])('that is no numbered request is answered in words and ends the connection: %j', async (message) => {
    const { node, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    expect(await client.sendRaw(message)).toEqual({
      v: 1,
      n: null,
      kind: 'problem',
      body: expect.any(String),
    });
    expect(await client.ended).toMatchObject({ code: 1008 });
    expect(node.arrived).toEqual([]);
  });

  it('as long as allowed is answered', async () => {
    const { node, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    const room = MAX_MESSAGE_BYTES - Buffer.byteLength(dispatch(1, ''));
    expect(await client.dispatch('x'.repeat(room))).toMatchObject({ kind: 'refused' });
    expect(node.arrived).toHaveLength(1);
  });

  it('in no UTF-8 ends the connection', async () => {
    const { kiosk, node, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    client.sendBytesAsText(Buffer.of(0x22, 0xff, 0xfe, 0x22));
    expect(await client.ended).toMatchObject({ code: 1007 });
    await kiosk.close();
    expect(node.floods).toEqual([1]);
  });
});

describe('too many messages', () => {
  it('before anybody signed in end the connection, and are counted once a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { node, urlOf, logged } = await openFakeKiosk();
      const admission = await admit(urlOf('WS-01'));
      for (let round = 0; round < 2; round += 1) {
        const client = await connectTerminal(admission, { paced: false });
        const asked = Array.from({ length: 150 }, () => client.pulse(false).catch(() => 'ended'));
        expect(await client.ended).toMatchObject({ code: 1008 });
        await Promise.all(asked);
      }
      expect(node.pulses.length).toBeLessThanOrEqual(200);
      expect(node.floods).toEqual([]);
      vi.advanceTimersByTime(60_000);
      expect(node.floods).toEqual([2]);
      vi.advanceTimersByTime(120_000);
      expect(node.floods).toEqual([2]);
      expect(logged).toContainEqual({ what: 'door-flood', details: { count: 2 } });
    } finally {
      vi.useRealTimers();
    }
  });

  it('within a session all reach the door, in order and without hurry', async () => {
    const { node, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'), { paced: false });
    await client.dispatch(signInOf('WS-01', 'OP-101', RIGHT_SECRET));
    const began = performance.now();
    const commands = Array.from({ length: 1500 }, () => commandOf('LeaveStep', { station: 'WS-01' }));
    const replies = await Promise.all(commands.map((command) => client.dispatch(command)));
    expect(replies.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(node.arrived.slice(1).map(({ input }) => (input as { id: string }).id)).toEqual(
      commands.map(({ id }) => id),
    );
    expect(performance.now() - began).toBeGreaterThan(300);
  });
});

describe('the terminals of a node', () => {
  it('are told apart', async () => {
    const { node, urlOf } = await openFakeKiosk();
    const weigh = await openTerminal(urlOf('WS-01'));
    const pack = await openTerminal(urlOf('PL-3'));
    await pack.dispatch(commandOf('LeaveStep', { station: 'PL-3' }));
    expect(node.arrived.map(({ terminal }) => terminal)).toEqual(['PL-3-1']);
    node.tell('WS-01-1', { kind: 'scanned', what: 'AA-2409-117-01' });
    await weigh.pulse(false);
    await pack.pulse(false);
    expect(weigh.pushes.at(-1)).toEqual({ kind: 'scanned', what: 'AA-2409-117-01' });
    expect(pack.pushes.every(({ kind }) => kind === 'view')).toBe(true);
    expect(node.superseded).toEqual([]);
  });

  it('belong to one connection each: the older one is told, closed, and heard no more', async () => {
    const { node, urlOf } = await openFakeKiosk();
    const admission = await admit(urlOf('WS-01'));
    const older = await connectTerminal(admission);
    const newer = await connectTerminal(admission);
    expect(await older.ended).toEqual({ code: 4001, reason: 'Another screen took this terminal.' });
    expect(older.pushes.filter(({ kind }) => kind === 'superseded')).toHaveLength(1);
    expect(node.listeners('WS-01-1')).toBe(1);
    await newer.pulse(false);
    const again = await connectTerminal(admission);
    expect(await newer.ended).toMatchObject({ code: 4001 });
    await again.pulse(false);
  });

  it('are let go of when their screen goes', async () => {
    const { node, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    expect(node.listeners('WS-01-1')).toBe(1);
    await client.close();
    await vi.waitFor(() => expect(node.listeners('WS-01-1')).toBe(0), 10_000);
  });

  it('lose a screen that does not read what it is told', async () => {
    const { node, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    client.stopReading();
    const push = { kind: 'scanned', what: 'x'.repeat(100_000) } as const;
    for (let n = 0; n < 400 && node.listeners('WS-01-1') > 0; n += 1) {
      node.tell('WS-01-1', push);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.waitFor(() => expect(node.listeners('WS-01-1')).toBe(0), 10_000);
  });

  it('are told when the station shuts down', async () => {
    const { kiosk, urlOf } = await openFakeKiosk();
    const client = await openTerminal(urlOf('WS-01'));
    await kiosk.close();
    expect(await client.ended).toEqual({ code: 1001, reason: 'The station is shutting down.' });
  });
});

describe('a defect of the station', () => {
  it('is answered in words, logged, and the connection goes on', async () => {
    const node = fakeNode();
    const { urlOf, logged } = await openFakeKiosk({
      ...node,
      connect: (terminal, host) => ({
        ...node.connect(terminal, host),
        query: () => Promise.reject(new TypeError('secret detail')),
      }),
    });
    const client = await openTerminal(urlOf('WS-01'));
    await expect(client.query({ kind: 'health' })).rejects.toThrow(/^The station could not answer/);
    await client.pulse(false);
    expect(logged).toContainEqual({ what: 'defect', details: { error: expect.any(TypeError) } });
  });

  it('in connecting closes the connection', async () => {
    const node = fakeNode();
    const { urlOf, logged } = await openFakeKiosk({
      ...node,
      connect: () => {
        throw new Error('shutting down');
      },
    });
    const client = await openTerminal(urlOf('WS-01'));
    expect(await client.ended).toMatchObject({ code: 1011 });
    expect(logged).toContainEqual({ what: 'defect', details: { error: expect.any(Error) } });
  });
});
