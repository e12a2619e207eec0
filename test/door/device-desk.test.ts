import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCapture } from '../../main/adapters/devices/capture/capture-file.ts';
import { decodeCapture } from '../../main/adapters/devices/capture/decode-capture.ts';
import { PROTOCOLS } from '../../main/adapters/devices/protocols.ts';
import type { DeviceDeskView } from '../../main/contract/device-views.ts';
import { signInOf } from '../support/commands.ts';
import { newDataFolder, type RunningStation, startStation } from '../support/running-station.ts';
import type { StationClient } from '../support/station-client.ts';
import { certain } from '../support/weigh-booth.ts';

const dataFolder = newDataFolder();
const captures = join(dataFolder, '..', 'captures');
let station: RunningStation;
let booth: StationClient;

beforeAll(async () => {
  station = await startStation({ dataFolder, args: ['--capture', captures] });
  booth = await station.open('WS-01');
});
afterAll(async () => {
  await booth.close();
  await station.dispose();
});

async function deskOf(client: StationClient, watch: string | null = null): Promise<DeviceDeskView | null> {
  const reply = await client.query({ kind: 'devices', watch });
  return reply.kind === 'devices' ? reply.desk : null;
}

async function eventually<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not happen');
}

async function signIn(client: StationClient, at: string, person: string): Promise<void> {
  const { screen } = client.view();
  const known = screen.kind === 'signIn' ? screen.demoCredentials : [];
  const secret = known.find((each) => each.person === person)?.secret ?? '';
  expect(await client.dispatch(signInOf(at, person, secret))).toMatchObject({ kind: 'accepted' });
}

describe('the device desk of a running station', () => {
  it('is shut before somebody signs in', async () => {
    expect(await deskOf(booth)).toBeNull();
  });

  it('tells who each device is, how its driver was proven, and what goes over its line in clear and in hex', async () => {
    await signIn(booth, 'WS-01', 'OP-101');
    const device = await eventually(async () => {
      const found = (await deskOf(booth, 'SCL-01'))?.devices.find(({ id }) => id === 'SCL-01');
      return found?.note === 'ready' ? found : null;
    });
    expect(device).toMatchObject({ mark: 'ok', place: { family: 'mt-sics' } });
    expect(device.place?.address).toMatch(/^tcp:\/\/127\.0\.0\.1:/);
    expect(device.place?.proofs).not.toContain('hardware');
    expect(device.identity?.serial).toBe(device.boundSerial);
    expect(device.ageMs ?? Number.NaN).toBeLessThan(5000);
    const { traffic, changes } = (await deskOf(booth, 'SCL-01'))?.watched ?? { traffic: [], changes: [] };
    expect(traffic.length).toBeLessThanOrEqual(64);
    expect(traffic).toContainEqual(
      expect.objectContaining({ direction: 'out', text: 'SI\\x0d\\x0a', hex: '53 49 0D 0A' }),
    );
    expect(traffic).toContainEqual(
      expect.objectContaining({ direction: 'in', text: expect.stringMatching(/^S [SD] /), understood: true }),
    );
    expect(changes.map(({ note }) => note)).toContain('ready');
  });

  it('never tells what a scanner read: it may be a badge', async () => {
    const { labels } = await booth.bench({ kind: 'look' });
    const badge = labels.find(({ group }) => group === 'badges');
    if (!badge) throw new Error('the bench has no badge');
    await booth.bench({ kind: 'scan', label: badge.label });
    const desk = await eventually(async () => {
      const seen = await deskOf(booth, 'SCN-01');
      return seen?.watched?.traffic[0] ? seen : null;
    });
    expect(desk.watched?.traffic[0]).toMatchObject({
      direction: 'in',
      hex: null,
      text: expect.stringMatching(/^scan .* bytes$/),
    });
    expect(JSON.stringify(desk)).not.toContain('BDG/');
  });

  it('writes the traffic of every device down for support, where it was started so, and no badge', () => {
    const files = readdirSync(captures);
    const of = (id: string) => {
      const read = readCapture(join(captures, files.find((name) => name.startsWith(`${id}-`)) ?? 'none'));
      if (!read.ok) throw new Error(read.error);
      return read.value;
    };
    const scale = decodeCapture(certain(PROTOCOLS['mt-sics']), of('SCL-01'), 2026);
    expect(scale.filter(({ kind }) => kind === 'reading').length).toBeGreaterThan(3);
    const scans = of('SCN-01').lines.flatMap((line) =>
      line.what === 'in' ? [String.fromCharCode(...line.bytes)] : [],
    );
    expect(scans.join('')).toMatch(/^\]..[X0]+\r$/);
  });

  it('shows an operator the devices of the own station only, and quality those of every station', async () => {
    const own = (await deskOf(booth))?.devices.map(({ id }) => id) ?? [];
    const desk = await station.open('QA-01');
    await signIn(desk, 'QA-01', 'QA-01');
    const all = (await deskOf(desk))?.devices.map(({ id }) => id) ?? [];
    expect(all).toEqual(expect.arrayContaining(own));
    expect(all.length).toBeGreaterThan(own.length);
    await desk.close();
  });
});
