import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { httpReceiver } from '../../../main/adapters/events-out/http-receiver.ts';
import { openPositions } from '../../../main/adapters/events-out/position-folder.ts';
import { sha256 } from '../../../main/adapters/sqlite/sha256.ts';
import { type Deliveries, startDeliveries } from '../../../main/application/deliveries/deliveries.ts';
import {
  DELIVERY_LIMITS,
  type DeliveryLimits,
  pauseAfter,
} from '../../../main/application/deliveries/limits.ts';
import type { PositionStore } from '../../../main/application/ports/event-receiver.ts';
import { type LogRow, seal } from '../../../main/domain/log/chain.ts';
import { type EventDesk, eventDesk } from '../../support/event-desk.ts';
import { eventOf, NODE, temporaryFolder, timeOf } from '../../support/log-fixtures.ts';
import { MemoryEventStore } from '../../support/memory-event-store.ts';
import { testPublicPem, testSigner } from '../../support/signed-log.ts';

const QUICK: DeliveryLimits = {
  firstPauseMs: 5,
  longestPauseMs: 20,
  refusedPauseMs: 60_000,
  lateAfterMs: 15 * 60_000,
  readPauseMs: 0,
};
const HOUR = 3600;

/** A log with deliveries to real receivers, and a folder that survives a restart. */
function office(folder = temporaryFolder(), store = new MemoryEventStore()) {
  const warnings: string[] = [];
  const running: Deliveries[] = [];
  const log = {
    locked: null as string | null,
    read: (after: number, limit: number) => store.read(after, limit),
  };
  onTestFinished(() => Promise.all(running.map((each) => each.close())).then(() => {}));
  return {
    folder,
    store,
    log,
    warnings,
    /** Records holds; each third event is one that stays. */
    record(count: number, change: { readonly type?: string } = {}) {
      for (let n = 0; n < count; n += 1) {
        const head = store.head();
        const seq = head.seq + 1;
        const type = change.type ?? (seq % 3 === 0 ? 'TareCaptured' : 'HoldPlaced');
        const command = { id: `c-${seq}`, part: 1, of: 1 };
        const data = { hold: { id: `H-${seq % 2}` } };
        const event = eventOf(seq, seq === 1 ? {} : { type, stream: `hold/H-${seq % 2}`, command, data });
        store.append(seal(sha256, head, [event]));
      }
    },
    start(
      desks: Readonly<Record<string, EventDesk | string>>,
      parts: {
        readonly limits?: Partial<DeliveryLimits>;
        readonly positions?: PositionStore;
        readonly timeoutMs?: number;
        now?: number;
      } = {},
    ) {
      const deliveries = startDeliveries({
        log,
        receivers: Object.entries(desks).map(([name, desk]) =>
          httpReceiver({
            name,
            url: new URL(typeof desk === 'string' ? desk : desk.url),
            timeoutMs: parts.timeoutMs ?? 10_000,
            ca: null,
          }),
        ),
        positions: parts.positions ?? openPositions(folder),
        source: { node: NODE, plant: 'Northfield', kind: 'demo' },
        signer: testSigner(),
        timers: systemClock,
        now: () => Date.parse(timeOf(parts.now ?? HOUR)),
        random: () => 0.5,
        journal: { info: () => {}, warn: (message) => void warnings.push(message), error: () => {} },
        limits: { ...QUICK, ...parts.limits },
      });
      running.push(deliveries);
      return deliveries;
    },
  };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });
const everything = (rows: readonly LogRow[]) =>
  rows.filter(({ body }) => body.includes('"type":"HoldPlaced"')).map(({ seq }) => seq);

describe('deliveries [S51]', () => {
  it('bring each receiver every event that leaves, one at a time and in the order of the log', async () => {
    const [qms, wms] = [await eventDesk(), await eventDesk()];
    const { record, start, store } = office();
    record(110);
    const deliveries = start({ qms, wms });
    record(10);
    deliveries.wake();
    const all = everything(store.read(0, 1000));
    await until(() => expect(qms.sequences).toEqual(all));
    await until(() => expect(wms.sequences).toEqual(all));
    expect([qms.mostOpen, wms.mostOpen]).toEqual([1, 1]);
    await until(() =>
      expect(deliveries.views()[0]).toEqual({
        receiver: 'qms',
        state: 'idle',
        delivered: 119,
        waiting: 0,
        oldestMinutes: null,
        isLate: false,
        trouble: null,
      }),
    );
  });

  it('wake when something is recorded, and not before', async () => {
    const qms = await eventDesk();
    const { record, start } = office();
    const deliveries = start({ qms });
    record(2);
    deliveries.wake();
    await until(() => expect(qms.sequences).toEqual([2]));
  });

  it('are signed over exactly the bytes that are sent, which the public key alone proves', async () => {
    const qms = await eventDesk();
    const { record, start } = office();
    record(2);
    start({ qms });
    await until(() => expect(qms.arrived).toHaveLength(1));
    const [{ body, headers }] = qms.arrived as [(typeof qms.arrived)[number]];
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    const [, keyId, signature] =
      /^keyid="([^"]+)", alg="ed25519", sig=:([A-Za-z0-9+/=]+):$/.exec(
        String(headers['interlock-signature']),
      ) ?? [];
    expect(testSigner().verifierKey.startsWith(`${keyId}+`)).toBe(true);
    const key = createPublicKey(testPublicPem());
    expect(verify(null, body, key, Buffer.from(signature ?? '', 'base64'))).toBe(true);
    expect(
      verify(null, Buffer.concat([body, Buffer.from(' ')]), key, Buffer.from(signature ?? '', 'base64')),
    ).toBe(false);
  });

  it.each([
    ['is broken', 500, 'busy'],
    ['is overloaded', 429, 'busy'],
    ['hangs up', 'hang up', 'unreachable'],
    ['is silent', 'silence', 'slow'],
  ] as const)('try again when a receiver %s, with nothing out of order', async (_, answer, code) => {
    let isWell = false;
    const qms = await eventDesk(() => (isWell ? 204 : answer));
    const { record, start, warnings } = office();
    record(6);
    const deliveries = start({ qms }, answer === 'silence' ? { timeoutMs: 500 } : {});
    await until(() => expect(qms.arrived.length).toBeGreaterThan(2));
    expect(new Set(qms.sequences)).toEqual(new Set([2]));
    expect(deliveries.views()[0]).toMatchObject({
      state: 'retrying',
      delivered: 0,
      waiting: 3,
      trouble: { code },
    });
    isWell = true;
    await until(() =>
      expect(deliveries.views()[0]).toMatchObject({ state: 'idle', delivered: 5, trouble: null }),
    );
    expect([...new Set(qms.sequences)]).toEqual([2, 4, 5]);
    expect(new Set(qms.arrived.map(({ event }) => event.id)).size).toBe(3);
    expect(warnings).toEqual(['an event was not delivered']);
  });

  it('wait for a receiver that is down, and it loses nothing', async () => {
    const qms = await eventDesk();
    await qms.rest();
    const { record, start } = office();
    record(6);
    const deliveries = start({ qms });
    await until(() =>
      expect(deliveries.views()[0]).toMatchObject({ state: 'retrying', trouble: { code: 'notListening' } }),
    );
    record(6);
    deliveries.wake();
    await qms.listen();
    await until(() => expect(qms.sequences).toEqual([2, 4, 5, 7, 8, 10, 11]));
  });

  it('go on to the others while one is down', async () => {
    const [qms, wms] = [await eventDesk(() => 503), await eventDesk()];
    const { record, start } = office();
    record(6);
    start({ qms, wms });
    await until(() => expect(wms.sequences).toEqual([2, 4, 5]));
    expect(new Set(qms.sequences)).toEqual(new Set([2]));
  });

  it.each([
    [400, 'refused'],
    [404, 'refused'],
    [307, 'redirected'],
  ] as const)('stop before an event that is answered with %s, and say so', async (status, code) => {
    const elsewhere = await eventDesk();
    const qms = await eventDesk(({ event }) => (Number(event.sequence) === 4 ? status : 200));
    qms.headers = { location: elsewhere.url };
    const { record, start } = office();
    record(6);
    const deliveries = start({ qms });
    await until(() => expect(deliveries.views()[0]?.state).toBe('refused'));
    record(6);
    deliveries.wake();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(qms.sequences).toEqual([2, 4]);
    expect(elsewhere.arrived).toEqual([]);
    expect(deliveries.views()[0]).toMatchObject({
      state: 'refused',
      delivered: 2,
      waiting: 6,
      trouble: { code, data: { status } },
    });
  });

  it('offer a refused event again after a while, the same and never the next', async () => {
    let isPutRight = false;
    const qms = await eventDesk(() => (isPutRight ? 200 : 422));
    const { record, start } = office();
    record(5);
    start({ qms }, { limits: { refusedPauseMs: 10 } });
    await until(() => expect(qms.arrived.length).toBeGreaterThan(2));
    expect(new Set(qms.sequences)).toEqual(new Set([2]));
    isPutRight = true;
    await until(() => expect([...new Set(qms.sequences)]).toEqual([2, 4, 5]));
  });

  it('go on after a restart where they were', async () => {
    const qms = await eventDesk();
    const { record, start, folder, store } = office();
    record(6);
    const first = start({ qms });
    await until(() => expect(first.views()[0]).toMatchObject({ delivered: 5 }));
    await first.close();
    record(6);
    first.wake();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(qms.sequences).toEqual([2, 4, 5]);
    const second = office(folder, store).start({ qms });
    await until(() => expect(second.views()[0]).toMatchObject({ delivered: 11, waiting: 0 }));
    expect(qms.sequences).toEqual([2, 4, 5, 7, 8, 10, 11]);
  });

  it('send the same event with the same id again after a cut between its answer and its position', async () => {
    const qms = await eventDesk();
    const { record, start, folder, store } = office();
    record(5);
    const real = openPositions(folder);
    const never = Promise.withResolvers<void>();
    // The power goes when the receiver has said 2xx: nothing after event 2 reaches the disk.
    const cut: PositionStore = {
      read: real.read,
      keep: (receiver, at) => (at.seq === 4 ? never.promise : real.keep(receiver, at)),
    };
    void start({ qms }, { positions: cut });
    await until(() => expect(qms.sequences).toEqual([2, 4]));
    const again = office(folder, store).start({ qms });
    await until(() => expect(again.views()[0]).toMatchObject({ delivered: 5 }));
    expect(qms.sequences).toEqual([2, 4, 4, 5]);
    expect(qms.arrived[1]?.body.equals(qms.arrived[2]?.body ?? Buffer.of())).toBe(true);
    never.reject(new Error('the power is gone'));
  });

  it('do not go past an event whose position the disk does not take', async () => {
    const qms = await eventDesk();
    const { record, start } = office();
    record(5);
    const full: PositionStore = { read: () => null, keep: async () => Promise.reject(new Error('ENOSPC')) };
    const deliveries = start({ qms }, { positions: full });
    await until(() => expect(qms.arrived.length).toBeGreaterThan(1));
    expect(new Set(qms.sequences)).toEqual(new Set([2]));
    await until(() =>
      expect(deliveries.views()[0]?.trouble).toEqual({ code: 'position', data: { detail: 'Error: ENOSPC' } }),
    );
    await deliveries.close();
  });

  it('begin again from the first when the log went another way, because ids tell what is known', async () => {
    const qms = await eventDesk();
    const { record, start, folder } = office();
    record(5);
    await openPositions(folder).keep('qms', { seq: 4, hash: 'of another line' });
    start({ qms });
    await until(() => expect(qms.sequences).toEqual([2, 4, 5]));
  });

  it('tell nobody anything while the log is locked', async () => {
    const qms = await eventDesk();
    const { record, start, log } = office();
    log.locked = 'broken';
    record(5);
    const deliveries = start({ qms });
    await until(() => expect(deliveries.views()[0]?.waiting).toBe(3));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(qms.arrived).toEqual([]);
    log.locked = null;
    deliveries.wake();
    await until(() => expect(qms.sequences).toEqual([2, 4, 5]));
  });

  it('say how old the oldest waiting event is, and that it is late after a limit', async () => {
    const qms = await eventDesk(() => 503);
    const { record, start } = office();
    record(5);
    // Event 2 stands at 2 s: a little more than 15 minutes later it is late.
    const late = start({ qms }, { now: 2 + 15 * 60 + 1 });
    const inTime = office().start({ qms });
    await until(() => expect(late.views()[0]).toMatchObject({ oldestMinutes: 15, isLate: true }));
    expect(inTime.views()[0]).toMatchObject({ oldestMinutes: null, isLate: false });
  });

  it('do nothing at all where no receiver is configured', async () => {
    const { start, log } = office();
    log.read = () => expect.unreachable('nothing is read');
    const deliveries = start({});
    deliveries.wake();
    expect(deliveries.views()).toEqual([]);
    await deliveries.close();
  });
});

describe('the pause after a failure', () => {
  const pause = (failures: number, asked: number | null = null, random = 1) =>
    pauseAfter(failures, asked, random, DELIVERY_LIMITS);

  it('doubles up to a limit, spread over its upper half', () => {
    expect([1, 2, 3, 9, 10, 5000].map((failures) => pause(failures))).toEqual([
      1000, 2000, 4000, 256_000, 300_000, 300_000,
    ]);
    expect(pause(2, null, 0)).toBe(1000);
  });

  it('is what the receiver asks for when that is longer, up to the limit', () => {
    expect([pause(1, 9000), pause(5, 9000), pause(1, 1e9)]).toEqual([9000, 16_000, 300_000]);
  });
});
