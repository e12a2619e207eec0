import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceDeclaration } from '../../../../main/adapters/devices/open-device.ts';
import { plugIntoTcp, type SimulatedDevice } from '../../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../../../../main/adapters/simulators/simulated-printer.ts';
import { SimulatedScale } from '../../../../main/adapters/simulators/simulated-scale.ts';
import { SimulatedScanner } from '../../../../main/adapters/simulators/simulated-scanner.ts';
import { type Micrograms, parseMass } from '../../../../main/contract/quantity.ts';
import { captureDevice } from '../../../../main/hosts/cli/devices/capture-device.ts';

/** Makes the captures of simulated devices anew: `node test/vectors/devices/captures/make.ts`. */

const kg = (text: string): Micrograms => {
  const mass = parseMass(text, 'kg');
  if (!mass.ok) throw new Error(text);
  return mass.value;
};

const scale = () =>
  new SimulatedScale({
    serial: 'B021',
    model: 'ICS465',
    unit: 'kg',
    capacity: kg('150'),
    division: kg('0.02'),
    rampMs: 400,
  });

/** What is done to a device, and when, in ms from the start of the capture. */
type Story = readonly (readonly [atMs: number, act: () => void])[];

async function make(
  name: string,
  seconds: number,
  device: SimulatedDevice,
  declare: (port: number) => DeviceDeclaration,
  story: (unplug: () => void) => Story,
): Promise<void> {
  const path = join(import.meta.dirname, `${name}.capture`);
  rmSync(path, { force: true });
  const plug = await plugIntoTcp(device);
  const timers = story(plug.unplug).map(([atMs, act]) => setTimeout(act, atMs));
  await captureDevice(declare(plug.port), { path, seconds, signal: new AbortController().signal });
  for (const timer of timers) clearTimeout(timer);
  await plug.close();
}

const scaleAt = (port: number): DeviceDeclaration => ({
  kind: 'scale',
  family: 'mt-sics',
  binding: { id: 'SCL-01', serial: 'B021', unit: 'kg', division: kg('0.02') },
  address: { kind: 'tcp', host: '127.0.0.1', port },
});

const loaded = scale();
await make('mt-sics-load-and-fault', 8, loaded, scaleAt, (unplug) => [
  [2000, () => loaded.pan.put(kg('26.54'))],
  [3500, () => loaded.pan.shake(true)],
  [4000, () => loaded.pan.shake(false)],
  [4500, () => Object.assign(loaded.faults, { moduleFault: '10b' })],
  [5500, () => Object.assign(loaded.faults, { moduleFault: null })],
  [6500, unplug],
]);

const noisy = scale();
noisy.wire.garbageAtOpen = Uint8Array.of(0x00, 0x00, 0x7f, 0x7f);
await make('mt-sics-noise-and-restart', 9, noisy, scaleAt, () => [
  [1500, () => noisy.pan.put(kg('77.70'))],
  [2500, () => Object.assign(noisy.wire, { halfFrames: 2 })],
  [3500, () => Object.assign(noisy.wire, { lostDigits: 3 })],
  [4500, () => Object.assign(noisy.wire, { wrongParity: true })],
  [5200, () => Object.assign(noisy.wire, { wrongParity: false })],
  [7000, () => noisy.powerCycle()],
]);

const scanner = new SimulatedScanner();
await make(
  'line-scanner-with-a-badge',
  3,
  scanner,
  (port) => ({
    kind: 'scanner',
    family: 'line-scanner',
    id: 'SCN-01',
    address: { kind: 'tcp', host: '127.0.0.1', port },
  }),
  () => [
    [1000, () => scanner.scan('d2', '010950600013435210AA-2409-117')],
    [1600, () => scanner.scan('A0', 'W-0031')],
    [2200, () => scanner.send('4711')],
  ],
);

const printer = new SimulatedPrinter({ answersWhenFaulted: true });
await make(
  'zpl-paper-out',
  7,
  printer,
  (port) => ({
    kind: 'printer',
    family: 'zpl',
    id: 'PRN-01',
    address: { kind: 'tcp', host: '127.0.0.1', port },
  }),
  () => [
    [2500, () => Object.assign(printer.faults, { paperOut: true })],
    [5000, () => Object.assign(printer.faults, { paperOut: false })],
  ],
);
process.exit(0);
