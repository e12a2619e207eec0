import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DeviceAddress, ScaleDeclaration } from '../adapters/devices/open-device.ts';
import { type Devices, openDevices } from '../adapters/devices/open-devices.ts';
import { micrograms } from '../contract/quantity.ts';
import { FrameCount } from './frame-count.ts';
import { judged, type Line } from './line.ts';
import { FRAMES_PER_SECOND } from './numbered-scale.ts';
import type { BenchOptions } from './options.ts';

/** Where one numbered scale is, and who it says it is. */
export interface FleetMember {
  readonly serial: string;
  readonly address: DeviceAddress;
}

const CHILD = join(import.meta.dirname, 'device-fleet.child.ts');
const DEVICES = 16;
/** Serial devices run on the main thread, network ones in a thread of their own: both are measured. */
const ON_PTYS = 4;
const SECONDS = 20;
const SECONDS_OF_A_QUICK_RUN = 6;
const READY_MS = 20_000;
/** A station runs for weeks: what the program still compiles at its start is no cost of the devices. */
const WARM_UP_MS = 4000;
/** The ring of a device holds seven seconds of this traffic; to look at it is part of what is measured. */
const LOOK_EVERY_MS = 5000;
const LAST_FRAMES_MS = 500;
/** Of one core, for all devices together. */
const MOST_OF_A_CORE = 0.1;

/**
 * Sixteen scales at once, each streaming at its fastest while it is asked for its weight, its tare and its serial number
 * as in the plant. What it costs is the processor time of this whole process, in which nothing else goes on.
 */
export async function measureDevices({ quick }: BenchOptions): Promise<readonly Line[]> {
  const fleet = await startFleet();
  const devices = openDevices(fleet.members.map(declarationOf));
  // A station listens to each of its scales.
  for (const scale of devices.scales.values()) scale.onChange(() => {});
  const counts = new Map([...devices.scales.keys()].map((id) => [id, new FrameCount()]));
  const look = async (): Promise<void> => {
    for (const [id, scale] of devices.scales) counts.get(id)?.take(await scale.traffic());
  };
  try {
    await allReady(devices);
    await pause(WARM_UP_MS);
    await look();
    const seconds = quick ? SECONDS_OF_A_QUICK_RUN : SECONDS;
    const share = await costOf(seconds, look);
    const sent = await fleet.stop();
    await pause(LAST_FRAMES_MS);
    await look();
    return linesOf({ share, sent, counts: [...counts.values()], seconds, onPtys: fleet.onPtys });
  } finally {
    await devices.close();
    await fleet.close();
  }
}

interface Measured {
  readonly share: number;
  readonly sent: readonly number[];
  readonly counts: readonly FrameCount[];
  readonly seconds: number;
  readonly onPtys: number;
}

function linesOf({ share, sent, counts, seconds, onPtys }: Measured): readonly Line[] {
  const received = counts.reduce((sum, count) => sum + count.received, 0);
  const lost = counts.reduce((sum, count, at) => sum + count.missing + ((sent[at] ?? 0) - count.last), 0);
  return [
    judged(
      {
        id: 'devices',
        what: `${DEVICES} scales streaming at once, of one core`,
        unit: 'ratio',
        note: `${FRAMES_PER_SECOND} weights a second each, while they are polled, over ${seconds} s; ${DEVICES - onPtys} on sockets, ${onPtys} on ptys`,
      },
      share,
      { atMost: MOST_OF_A_CORE },
    ),
    judged(
      {
        id: 'device-frames',
        what: `frames of ${DEVICES} streaming scales that were lost`,
        unit: 'frames',
        note: `${received} numbered weights came`,
      },
      received === 0 ? Number.NaN : lost,
      { atMost: 0 },
    ),
  ];
}

/** Processor time of all threads of this process as a share of one core; `look` is called as a desk would. */
async function costOf(seconds: number, look: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    await pause(Math.min(LOOK_EVERY_MS, until - Date.now()));
    await look();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (Number(process.hrtime.bigint() - start) / 1000);
}

async function allReady(devices: Devices): Promise<void> {
  const until = Date.now() + READY_MS;
  const waiting = () =>
    [...devices.scales.values()].filter((scale) => scale.snapshot().state !== 'ready').map(({ id }) => id);
  while (waiting().length > 0) {
    if (Date.now() > until) throw new Error(`not ready in time: ${waiting().join(', ')}`);
    await pause(100);
  }
}

const declarationOf = ({ serial, address }: FleetMember, at: number): ScaleDeclaration => ({
  kind: 'scale',
  family: 'mt-sics',
  binding: { id: `SCL-${at + 1}`, serial, unit: 'g', division: micrograms(10_000) },
  address,
});

async function startFleet() {
  const hasPtys = spawnSync('socat', ['-V']).status === 0;
  const onPtys = hasPtys ? ON_PTYS : 0;
  const child = spawn(process.execPath, [CHILD, `${DEVICES}`, `${onPtys}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await told.next();
    if (done) throw new Error('the simulated devices ended');
    return JSON.parse(value);
  };
  const members = (await next()) as readonly FleetMember[];
  return {
    members,
    onPtys: members.filter(({ address }) => address.kind === 'serial').length,
    /** Stops the weights; how many each sent. */
    stop: async () => {
      child.stdin.write('stop\n');
      return (await next()) as readonly number[];
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
