import { describe, expect, it, onTestFinished } from 'vitest';
import type { Traffic } from '../../../main/application/ports/devices.ts';
import type { DeviceDeskView } from '../../../main/contract/device-views.ts';
import type { StationPort } from '../../../main/contract/station-port.ts';
import { StationRig, signIn } from './station-rig.ts';

function opened(station = 'WS-01') {
  const rig = new StationRig();
  const node = rig.openNode();
  onTestFinished(() => node.close());
  return { rig, port: node.connect(`${station}-1`, 'kiosk') };
}

async function deskOf(port: StationPort, watch: string | null = null): Promise<DeviceDeskView> {
  const reply = await port.query({ kind: 'devices', watch });
  if (reply.kind !== 'devices') throw new Error(`the desk answers ${reply.kind}`);
  return reply.desk;
}

const frame = (n: number, text: string, more: Partial<Traffic> = {}): Traffic => ({
  n,
  mono: 0,
  at: '2026-03-09T07:00:00.000Z',
  direction: 'in',
  text,
  hex: '53 20 53',
  understood: true,
  ...more,
});

describe('the device desk', () => {
  it('answers nobody who is not signed in', async () => {
    const { port } = opened();
    expect(await port.query({ kind: 'devices', watch: null })).toEqual({ kind: 'notFound', what: 'devices' });
  });

  it('shows the devices of its own station, and at the desk of quality those of the node', async () => {
    const { rig, port } = opened();
    await port.dispatch(signIn());
    const own = (await deskOf(port)).devices.map(({ id }) => id);
    expect(own).toContain('SCL-01');
    const node = rig.openNode();
    const review = node.connect('QA-01-1', 'kiosk');
    await review.dispatch(signIn('QA-01', 'QA-01'));
    const all = (await deskOf(review)).devices;
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([...own]));
    expect(all.length).toBeGreaterThan(own.length);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['scale', 'printer', 'scanner']));
    await node.close();
  });

  it('says of a device that this computer does not know where it is, with the serial number of the plant', async () => {
    const { port } = opened();
    await port.dispatch(signIn());
    const { devices } = await deskOf(port);
    const undeclared = devices.find(({ id }) => id === 'SCL-02');
    expect(undeclared).toMatchObject({ mark: 'lost', note: 'undeclared', place: null, identity: null });
    expect(undeclared?.boundSerial).toMatch(/\S/);
  });

  it('tells what happened to a device, newest first, once each', async () => {
    const { rig, port } = opened();
    await port.dispatch(signIn());
    const { scale } = rig.instruments;
    Object.assign(scale, { state: 'silent', reason: 'the instrument does not answer' });
    scale.tell({ kind: 'state' });
    scale.tell({ kind: 'state' });
    rig.clock.advance(1000);
    Object.assign(scale, { state: 'ready', reason: '' });
    scale.tell({ kind: 'state' });
    const { watched, devices } = await deskOf(port, 'SCL-01');
    expect(watched?.changes.map(({ note, reason }) => [note, reason])).toEqual([
      ['ready', ''],
      ['silent', 'the instrument does not answer'],
      ['ready', ''],
    ]);
    expect(Date.parse(watched?.changes[0]?.at ?? '') - Date.parse(watched?.changes[1]?.at ?? '')).toBe(1000);
    expect(devices.find(({ id }) => id === 'SCL-01')).toMatchObject({ mark: 'ok', note: 'ready' });
  });

  it('keeps no more changes than somebody reads', async () => {
    const { rig, port } = opened();
    await port.dispatch(signIn());
    const { scale } = rig.instruments;
    for (let at = 0; at < 200; at += 1) {
      scale.reason = `loss ${at}`;
      scale.tell({ kind: 'state' });
    }
    expect((await deskOf(port, 'SCL-01')).watched?.changes).toHaveLength(50);
  });

  it('shows the newest frames first, bounded, and how old the last one is that was understood', async () => {
    const { rig, port } = opened();
    await port.dispatch(signIn());
    const { scale } = rig.instruments;
    const now = rig.clock.mono();
    scale.traffic = [
      ...Array.from({ length: 200 }, (_, at) => frame(at + 1, `S S ${at}`, { mono: now - 900 })),
      frame(201, 'S S', { mono: now - 100, understood: false }),
    ];
    const { watched, devices } = await deskOf(port, 'SCL-01');
    expect(watched?.traffic).toHaveLength(64);
    expect(watched?.traffic[0]).toEqual({
      n: 201,
      at: '2026-03-09T07:00:00.000Z',
      direction: 'in',
      text: 'S S',
      hex: '53 20 53',
      understood: false,
    });
    expect(devices.find(({ id }) => id === 'SCL-01')?.ageMs).toBe(900);
  });

  it('asks a device for its traffic at most ten times a second, however many look on', async () => {
    const { rig, port } = opened();
    await port.dispatch(signIn());
    const { scale } = rig.instruments;
    for (let at = 0; at < 50; at += 1) await deskOf(port, 'SCL-01');
    expect(scale.looks).toBe(1);
    rig.clock.advance(100);
    await deskOf(port, 'SCL-01');
    expect(scale.looks).toBe(2);
  });

  it('watches no device that is not shown', async () => {
    const { port } = opened();
    await port.dispatch(signIn());
    expect((await deskOf(port, 'NO-SUCH')).watched).toBeNull();
    expect((await deskOf(port)).watched).toBeNull();
  });
});
