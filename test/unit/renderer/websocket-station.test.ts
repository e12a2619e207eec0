import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Request } from '../../../main/contract/wire.ts';
import { backOffMs } from '../../../renderer/bridge/back-off.ts';
import type { LinkState } from '../../../renderer/bridge/station-link.ts';
import { websocketStation } from '../../../renderer/bridge/websocket-station.ts';

/** A socket whose other end is the test. */
class Wire extends EventTarget {
  readonly sent: Request[] = [];
  readyState: number = WebSocket.CONNECTING;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new Event('close'));
  }
  open(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }
  hear(body: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ v: 1, ...body }) }));
  }
  answer(kind: Request['kind'], body: unknown): void {
    const request = this.sent.find((each) => each.kind === kind);
    this.hear({ n: request?.n, kind, body });
  }
}

const HELLO = {
  protocol: 1,
  version: '0.1.0',
  host: 'kiosk',
  station: 'WS-01',
  terminal: 'WS-01-A',
  plant: 'P',
  demo: true,
};

function connected() {
  const wires: Wire[] = [];
  const states: LinkState[] = [];
  const link = websocketStation('ws://127.0.0.1/station', () => {
    const wire = new Wire();
    wires.push(wire);
    return wire as unknown as WebSocket;
  });
  link.watch((state) => states.push(state));
  const wire = (n: number): Wire => {
    const found = wires[n];
    if (found === undefined) throw new Error(`connection ${n} was not made`);
    return found;
  };
  return { link, states, wires, wire };
}

async function greeted(wire: Wire, hello: object = HELLO): Promise<void> {
  wire.open();
  wire.answer('hello', hello);
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the link is up when both ends have greeted in the same protocol', async () => {
  const { states, wire } = connected();
  expect(states).toEqual(['connecting']);
  await greeted(wire(0));
  expect(states).toEqual(['connecting', 'up']);
});

test('a command that was not answered goes out again on the next connection, the same one under the same id', async () => {
  const { link, states, wires, wire } = connected();
  await greeted(wire(0));
  const command = { id: '8d6f0f2e-0000-4000-8000-000000000001', type: 'AcceptWeight' };
  const reply = link.port.dispatch(command);
  wire(0).close();
  expect(states.at(-1)).toBe('down');
  await vi.advanceTimersByTimeAsync(backOffMs(0));
  expect(wires).toHaveLength(2);
  await greeted(wire(1));
  expect(wire(1).sent.filter(({ kind }) => kind === 'dispatch')).toEqual(
    wire(0).sent.filter(({ kind }) => kind === 'dispatch'),
  );
  wire(1).answer('dispatch', { kind: 'accepted', seq: 42 });
  await expect(reply).resolves.toEqual({ kind: 'accepted', seq: 42 });
  expect(states).toEqual(['connecting', 'up', 'down', 'up']);
});

test('a sign of life ends with the connection it was for', async () => {
  const { link, wire } = connected();
  await greeted(wire(0));
  const pulse = expect(link.port.pulse(false)).rejects.toThrow('the connection closed');
  wire(0).close();
  await pulse;
  await vi.advanceTimersByTimeAsync(backOffMs(0));
  await greeted(wire(1));
  expect(wire(1).sent.map(({ kind }) => kind)).toEqual(['hello']);
});

test('a question that the station refuses is refused to who asked', async () => {
  const { link, wire } = connected();
  await greeted(wire(0));
  const asked = link.port.query({ kind: 'health' });
  const sent = wire(0).sent.at(-1);
  wire(0).hear({ n: sent?.n, kind: 'problem', body: 'The query is not one this host knows.' });
  await expect(asked).rejects.toThrow('The query is not one this host knows.');
});

test('a late listener hears the last view at once', async () => {
  const { link, wire } = connected();
  await greeted(wire(0));
  wire(0).hear({ n: null, kind: 'push', body: { kind: 'view', view: { revision: 7 } } });
  const heard: unknown[] = [];
  link.port.subscribe((push) => heard.push(push));
  expect(heard).toEqual([{ kind: 'view', view: { revision: 7 } }]);
});

test('a superseded screen stays away until it is told to come back', async () => {
  const { link, states, wires, wire } = connected();
  await greeted(wire(0));
  wire(0).hear({ n: null, kind: 'push', body: { kind: 'superseded' } });
  wire(0).close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe('superseded');
  expect(wires).toHaveLength(1);
  link.reconnect();
  await greeted(wire(1));
  expect(states.at(-1)).toBe('up');
});

test('another protocol is said in words and not tried again', async () => {
  const { states, wires, wire } = connected();
  await greeted(wire(0), { ...HELLO, protocol: 2 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe('mismatch');
  expect(wires).toHaveLength(1);
});

test('attempts come further apart, and never further than five seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backOffMs)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});
