import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialLink } from '../../main/adapters/serial/serial-link.ts';
import { type PtyPlug, plugIntoPty } from '../../main/adapters/simulators/pty-plug.ts';
import { plugIntoTcp, type SimulatedDevice } from '../../main/adapters/simulators/simulated-device.ts';
import { tcpLink } from '../../main/adapters/tcp/tcp-link.ts';
import type { Socket } from './bound-scale.ts';

export const hasPtys = spawnSync('socat', ['-V']).status === 0;

/** A TCP port of this computer, as that of an instrument in the network. */
export async function onTcp(device: SimulatedDevice): Promise<Socket> {
  const plug = await plugIntoTcp(device);
  return {
    source: tcpLink({ host: '127.0.0.1', port: plug.port }),
    unplug: () => Promise.resolve(plug.unplug()),
    close: () => plug.close(),
  };
}

/** A pseudo terminal under a lasting name, as a USB adapter has one. Unplugged, it comes back under the same name. */
export async function onPty(device: SimulatedDevice): Promise<Socket> {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-chaos-'));
  const path = join(folder, 'scale');
  let pty = await plugged(device, path);
  return {
    source: serialLink({ path, baudRate: 9600 }),
    unplug: async () => {
      await pty.close();
      pty = await plugged(device, path);
    },
    close: async () => {
      await pty.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function plugged(device: SimulatedDevice, path: string): Promise<PtyPlug> {
  const pty = await plugIntoPty(device, path);
  if (!pty.ok) throw new Error(pty.error);
  return pty.value;
}
