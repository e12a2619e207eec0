import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listSerialPorts } from '../../../main/adapters/serial/list-serial-ports.ts';
import { serialLink } from '../../../main/adapters/serial/serial-link.ts';
import { type PtyPlug, plugIntoPty } from '../../../main/adapters/simulators/pty-plug.ts';
import type { SimulatedDevice } from '../../../main/adapters/simulators/simulated-device.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { kg, newScale, pause, ScaleRig } from './scale-rig.ts';

const hasSocat = spawnSync('socat', ['-V']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'interlock-pty-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function plug(device: SimulatedDevice, name: string): Promise<PtyPlug> {
  const plugged = await plugIntoPty(device, join(folder, name));
  if (!plugged.ok) throw new Error(plugged.error);
  return plugged.value;
}

describe.runIf(hasSocat)('a scale on a serial port (a pseudo terminal)', () => {
  it('is ready, captures, is unplugged, and comes back under its name', { timeout: 30_000 }, async () => {
    const scale = newScale();
    let pty = await plug(scale, 'scale');
    const rig = new ScaleRig(scale, serialLink({ path: join(folder, 'scale'), baudRate: 9600 }));
    try {
      scale.pan.put(kg('26.54'), 0);
      await rig.ready();
      expect(await rig.supervisor.capture(2000)).toMatchObject({
        kind: 'captured',
        live: { mass: kg('26.54') },
      });
      for (let times = 0; times < 3; times += 1) {
        await pty.close();
        expect((await rig.until(({ state }) => state === 'lost')).latest).toBeNull();
        expect(await rig.supervisor.capture(500)).toEqual({ kind: 'lost' });
        pty = await plug(scale, 'scale');
        expect((await rig.ready()).epoch).toBe(2 + times);
      }
      expect(await rig.supervisor.capture(2000)).toMatchObject({
        kind: 'captured',
        live: { mass: kg('26.54') },
      });
    } finally {
      await rig.supervisor.close();
      await pty.close();
    }
  });

  it('survives noise, half frames and silence on the cable without a false value', {
    timeout: 30_000,
  }, async () => {
    const scale = newScale();
    scale.wire.garbageAtOpen = Uint8Array.of(0, 0x7f, 0xff);
    const pty = await plug(scale, 'noisy');
    scale.pan.put(kg('6.58'), 0);
    const rig = new ScaleRig(
      scale,
      serialLink({ path: join(folder, 'noisy'), baudRate: 9600, flowControl: 'xon-xoff' }),
    );
    try {
      await rig.ready();
      scale.wire.halfFrames = 2;
      await pause(1200);
      await rig.ready();
      scale.wire.silence = true;
      await rig.until(({ state }) => state === 'silent');
      scale.wire.silence = false;
      await rig.ready();
      scale.wire.byteWise = true;
      expect(await rig.supervisor.capture(2000)).toMatchObject({
        kind: 'captured',
        live: { mass: kg('6.58') },
      });
      const masses = rig.told.flatMap(({ change }) => (change.kind === 'reading' ? [change.live.mass] : []));
      expect(new Set(masses)).toEqual(new Set([kg('6.58')]));
    } finally {
      await rig.supervisor.close();
      await pty.close();
    }
  });

  it('is refused to a second program: one port, one reader', async () => {
    const pty = await plug(newScale(), 'shared');
    const first = await serialLink({ path: pty.path, baudRate: 9600 }).open({
      bytes: () => {},
      lost: () => {},
    });
    const second = await serialLink({ path: pty.path, baudRate: 9600 }).open({
      bytes: () => {},
      lost: () => {},
    });
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, error: { kind: 'busy' } });
    if (first.ok) await first.value.close();
    await pty.close();
  });
});

describe('links that cannot be opened', () => {
  it('a serial port that is not there', async () => {
    const opened = await serialLink({ path: join(folder, 'nowhere'), baudRate: 9600 }).open({
      bytes: () => {},
      lost: () => {},
    });
    expect(opened).toMatchObject({
      ok: false,
      error: { kind: 'absent', detail: expect.stringMatching(/no such file/i) },
    });
  });

  it('a TCP port where nobody listens', async () => {
    const opened = await tcpLink({ host: '127.0.0.1', port: 1 }).open({ bytes: () => {}, lost: () => {} });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('an address that answers to nothing ends by itself', { timeout: 10_000 }, async () => {
    const opened = await tcpLink({ host: '192.0.2.1', port: 9100 }).open({ bytes: () => {}, lost: () => {} });
    expect(opened.ok).toBe(false);
  });

  it('a pty without socat says what to install', async () => {
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      const plugged = await plugIntoPty(newScale());
      expect(plugged).toEqual({
        ok: false,
        error: 'A pty needs socat (Debian: apt-get install socat); --port N works without it.',
      });
    } finally {
      process.env.PATH = path;
    }
  });
});

it('lists the serial ports with or without udevadm', async () => {
  const path = process.env.PATH;
  process.env.PATH = folder;
  try {
    const { caveat } = await listSerialPorts();
    if (process.platform === 'linux') expect(caveat).toMatch(/udevadm is not installed/);
  } finally {
    process.env.PATH = path;
  }
});
