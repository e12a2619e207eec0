import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { certificateBy, newAuthority } from '../support/certificates.ts';
import { eventDesk } from '../support/event-desk.ts';
import type { Desk } from '../support/floor/desk.ts';
import { Floor, newFloorFolder } from '../support/floor/floor.ts';

const CLI = join(import.meta.dirname, '..', '..', 'main', 'hosts', 'cli', 'main.ts');

/** The plant is founded with a lot on hold. */
const FOUNDED = 'hold/H-1';

let open: Floor | null = null;
afterEach(() => open?.dispose());

/** A founded floor that is opened again with this text as its receivers. */
async function floorWith(receivers: string) {
  const folder = newFloorFolder();
  const founded = await Floor.open(folder);
  const { state } = founded;
  await founded.close();
  writeFileSync(join(folder, 'data', 'receivers.json'), receivers);
  const reopen = async () => {
    open = await Floor.open(folder, state);
    return open;
  };
  return { data: join(folder, 'data'), reopen };
}

const hold = (line: Desk, lot: string) =>
  line.press({
    type: 'PlaceHold',
    object: { kind: 'lot', id: lot },
    reason: 'customer-complaint',
    narrative: null,
  });
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const cli = (data: string) => {
  const { status, stdout } = spawnSync(process.execPath, [CLI, 'deliveries', '--data', data, '--json'], {
    encoding: 'utf8',
  });
  return { status, ...(JSON.parse(stdout) as { receivers: readonly Record<string, unknown>[] }) };
};

describe('events out of a station at work', () => {
  it('[S51][S133] reach a system beside it, wait while it is down, and stop no work', async () => {
    const qms = await eventDesk();
    const { data, reopen } = await floorWith(JSON.stringify([{ name: 'qms', url: qms.url }]));
    const floor = await reopen();
    const line = await floor.at('PL-3');
    await line.signIn('SUP-01');
    const delivery = () => line.view.frame.health.deliveries[0];

    await hold(line, 'CB-2508-009');
    await until(() => expect(qms.arrived.map(({ event }) => event.subject)).toEqual([FOUNDED, 'hold/H-2']));
    expect(qms.arrived[1]?.event).toMatchObject({
      type: 'org.interlock.HoldPlaced',
      station: 'PL-3',
      person: 'SUP-01',
      demo: true,
    });
    await until(() => expect(delivery()).toMatchObject({ receiver: 'qms', state: 'idle', waiting: 0 }));

    await qms.rest();
    await hold(line, 'RH-2507-033');
    await until(() =>
      expect(delivery()).toMatchObject({ state: 'retrying', waiting: 1, trouble: { code: 'notListening' } }),
    );
    expect(line.view.frame.health.state).not.toBe('locked');
    floor.passTo('2026-03-09', '08:30');
    await until(() =>
      expect(line.view.frame.health.reasons).toContainEqual({
        code: 'delivery.late',
        data: { receivers: 'qms' },
      }),
    );
    await hold(line, 'MS-2510-011');
    await floor.close();
    expect(cli(data)).toMatchObject({
      status: 1,
      receivers: [{ receiver: 'qms', waiting: 2, isLate: true }],
    });

    await qms.listen();
    await reopen();
    await until(() => expect(qms.arrived).toHaveLength(4));
    const subjects = qms.arrived.map(({ event }) => event.subject);
    expect(subjects).toEqual([FOUNDED, 'hold/H-2', 'hold/H-3', 'hold/H-4']);
  });

  it('[S51][R1 11.30] go over TLS to whom the plant vouches for, and wait for everybody else', async () => {
    const plant = newAuthority('Northfield CA');
    const qms = await eventDesk(() => 204, certificateBy(newAuthority('Somebody else')));
    const { data, reopen } = await floorWith(
      JSON.stringify([{ name: 'qms', url: qms.url, ca: 'plant-ca.pem' }]),
    );
    writeFileSync(join(data, 'plant-ca.pem'), plant.certificate.pem);
    const line = await (await reopen()).at('PL-3');
    await line.signIn('SUP-01');
    const delivery = () => line.view.frame.health.deliveries[0];
    await hold(line, 'CB-2508-009');
    await until(() =>
      expect(delivery()).toMatchObject({
        state: 'retrying',
        delivered: 0,
        waiting: 2,
        trouble: { code: 'certificate' },
      }),
    );
    expect(qms.arrived).toEqual([]);
    await qms.changeTo(certificateBy(plant));
    await line.press({ type: 'RetryDeliveries' });
    await until(() => expect(qms.arrived.map(({ event }) => event.subject)).toEqual([FOUNDED, 'hold/H-2']));
    await until(() => expect(delivery()).toMatchObject({ state: 'idle', waiting: 0, trouble: null }));
  });

  it('[S51] that were refused go on at once when somebody asks, and never past the refused one', async () => {
    const qms = await eventDesk(() => 422);
    const { reopen } = await floorWith(JSON.stringify([{ name: 'qms', url: qms.url }]));
    const line = await (await reopen()).at('PL-3');
    await line.signIn('SUP-01');
    const delivery = () => line.view.frame.health.deliveries[0];
    await hold(line, 'CB-2508-009');
    await until(() => expect(delivery()).toMatchObject({ state: 'refused', waiting: 2 }));
    await line.press({ type: 'RetryDeliveries' });
    await until(() => expect(qms.arrived.map(({ event }) => event.subject)).toEqual([FOUNDED, FOUNDED]));
    qms.behave = () => 204;
    await line.press({ type: 'RetryDeliveries' });
    await until(() =>
      expect(qms.arrived.slice(2).map(({ event }) => event.subject)).toEqual([FOUNDED, 'hold/H-2']),
    );
    expect((await line.events()).find(({ type }) => type === 'DeliveriesRetried')?.person).toBe('SUP-01');
  });

  it('do not begin with a file that is wrong: the station says in one sentence what', async () => {
    const { reopen } = await floorWith('[{"name":"qms","url":"http://qms.example/"}]');
    await expect(reopen()).rejects.toThrow(
      /receivers\.json: receiver 1: http: sends batch data in the clear/,
    );
  });
});
