import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeviceDeclaration } from '../../../main/adapters/devices/open-device.ts';
import { simulatedClock } from '../../../main/adapters/system/clock.ts';
import { plantTime } from '../../../main/demo/scenario/plant-time.ts';
import { openKiosk } from '../../../main/hosts/kiosk/kiosk-host.ts';
import { openNode } from '../../../main/hosts/shared/open-node.ts';
import { rendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { dispensingPlant } from '../../support/dispensing-plant.ts';
import { newDataFolder } from '../../support/running-station.ts';

const SCREENS = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');

/** A plant without instruments of a bench behind the real kiosk host, whose time passes when a test says so. */
export interface ToldPlant {
  addressOf(station: string): string;
  /** Milliseconds go by at once; what the node does every second it still does every second. */
  pass(ms: number): void;
  dispose(): Promise<void>;
}

export async function openToldPlant(devices: readonly DeviceDeclaration[] = []): Promise<ToldPlant> {
  const { founding, credentials } = dispensingPlant();
  const { timeZone, idleMinutes } = founding.site;
  const dataFolder = newDataFolder();
  // A computer that has been on for a while: nobody touched anything since long before it started.
  let passed = idleMinutes * 60_000;
  const clock = simulatedClock(
    plantTime(timeZone, '2026-03-09', '08:00'),
    () => Math.floor(performance.now()) + passed,
  );
  const opened = await openNode({
    dataFolder,
    kind: 'demo',
    version: 'test',
    found: { founding, credentials },
    devices,
    clock,
    clockIsSimulated: true,
    demoCredentials: credentials,
  });
  if (!opened.ok) throw new Error(opened.error);
  const node = opened.value;
  const quiet = () => {};
  const kiosk = await openKiosk({
    node,
    port: 0,
    assets: rendererAssets(SCREENS),
    log: { info: quiet, warn: quiet, error: (what) => Promise.reject(new Error(what)) },
    onLaunched: quiet,
  });
  if (!kiosk.ok) throw new Error(kiosk.error);
  return {
    addressOf(station) {
      const url = kiosk.value.stations.find(({ id }) => id === station)?.url;
      if (url === undefined) throw new Error(`no station ${station}`);
      return url;
    },
    pass(ms) {
      passed += ms;
    },
    async dispose() {
      await kiosk.value.close();
      await node.close();
      rmSync(dirname(dataFolder), { recursive: true, force: true });
    },
  };
}
