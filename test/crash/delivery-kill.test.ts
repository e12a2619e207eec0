import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sha256 } from '../../main/adapters/sqlite/sha256.ts';
import { openEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { seal } from '../../main/domain/log/chain.ts';
import { eventDesk } from '../support/event-desk.ts';
import { eventOf, temporaryFolder } from '../support/log-fixtures.ts';

const CHILD = join(import.meta.dirname, 'delivery-child.ts');
const EVENTS = 40;
/** The process is killed at these arrivals: before its receiver answers, and just after. */
const KILLS = [5, 6, 17, 30];

it('loses no event and changes no order when the station is killed in the middle of deliveries [S51]', async () => {
  const folder = temporaryFolder();
  const store = openEventStore(join(folder, 'log.sqlite'));
  for (let seq = 1; seq <= EVENTS; seq += 1) {
    const change = { type: 'HoldPlaced', stream: 'hold/H-1', data: { hold: { id: `H-${seq}` } } };
    store.append(seal(sha256, store.head(), [eventOf(seq, seq === 1 ? {} : change)]));
  }
  store.close();
  const desk = await eventDesk();
  const kills = [...KILLS];
  while (desk.sequences.at(-1) !== EVENTS) {
    const child = spawn(process.execPath, [CHILD, folder, desk.url], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(child, 'close');
    const at = kills.shift();
    desk.behave = (_, count) => {
      if (at === undefined || count < at) return 204;
      // An odd one dies before it is answered, an even one while it writes down the answer.
      if (at % 2 === 1) child.kill('SIGKILL');
      else setImmediate(() => child.kill('SIGKILL'));
      return 204;
    };
    if (at === undefined) {
      await vi.waitFor(() => expect(desk.sequences.at(-1)).toBe(EVENTS), 20_000);
      child.kill('SIGKILL');
    }
    await ended;
  }
  const inOrder = [...desk.sequences].sort((a, b) => a - b);
  expect(desk.sequences).toEqual(inOrder);
  expect([...new Set(desk.sequences)]).toEqual(Array.from({ length: EVENTS - 1 }, (_, at) => at + 2));
  const ids = new Map(desk.arrived.map(({ event }) => [event.sequence, event.id]));
  for (const { event } of desk.arrived) expect(event.id).toBe(ids.get(event.sequence));
  expect(kills).toEqual([]);
}, 60_000);
