import { expect, it } from 'vitest';
import { hidScale } from '../../main/adapters/devices/hid-scale/driver.ts';
import { systemClock } from '../../main/adapters/devices/system-clock.ts';
import { hidLink } from '../../main/adapters/hid/hid-link.ts';
import { hidScaleDialect } from '../../main/adapters/simulators/dialects/hid-scale.ts';
import type { SimulatedDevice } from '../../main/adapters/simulators/simulated-device.ts';
import { SimulatedHid } from '../../main/adapters/simulators/simulated-hid.ts';
import { SimulatedScale } from '../../main/adapters/simulators/simulated-scale.ts';
import { BOUND, kg, pause } from '../unit/devices/scale-rig.ts';
import { BoundScale, type Socket } from './bound-scale.ts';
import { dice } from './dice.ts';

const SECONDS = process.env.INTERLOCK_LONG ? 120 : 15;

/** A USB socket. What is pulled out comes back under another path, as the system gives it. */
async function onHid(device: SimulatedDevice): Promise<Socket & { readonly hid: SimulatedHid }> {
  const hid = new SimulatedHid();
  const address = { vendorId: 0x0eb8, productId: 0xf000, serial: null };
  let place = 0;
  const plug = (): void =>
    hid.plug({ ...address, path: `/dev/hidraw${place}`, usagePage: 0x8d, serialNumber: '' }, device);
  plug();
  return {
    hid,
    source: hidLink(address, 'scale', () => Promise.resolve(hid), {
      hotPlugMs: 60,
      watchMs: 100,
      callMs: 1000,
    }),
    unplug: async () => {
      hid.unplug(`/dev/hidraw${place}`, place % 2 === 0 ? 'told' : 'untold');
      place += 1;
      plug();
    },
    close: async () => {},
  };
}

it(`a USB HID scale without a serial number records no weight that differs from the truth, in ${SECONDS} s of faults`, {
  timeout: SECONDS * 1000 + 60_000,
}, async () => {
  const seed = Date.now() & 0xffffff;
  const roll = dice(seed);
  const [scale, stranger] = ['B021', 'B022'].map(
    (serial) =>
      new SimulatedScale(
        {
          ...{ serial, model: 'SIM', unit: 'kg', capacity: kg('150'), division: BOUND.division },
          ...{ rampMs: 120, stabilityMs: 600 },
        },
        systemClock,
        hidScaleDialect,
      ),
  );
  if (!scale || !stranger) throw new Error('broken invariant: two scales');
  let hid: SimulatedHid | null = null;
  const bound = await BoundScale.plugIn('hid-scale', {
    family: hidScale,
    binding: { ...BOUND, serial: 'B021' },
    scale,
    stranger,
    plugIn: async (cable) => {
      const socket = await onHid(cable);
      hid = socket.hid;
      return socket;
    },
    roll,
  });
  const end = Date.now() + SECONDS * 1000;
  const whileRunning = async (act: () => Promise<void>, pauseMs: number): Promise<void> => {
    while (Date.now() < end) {
      await act();
      await pause(20 + roll(pauseMs));
    }
  };
  const watch = setInterval(() => bound.note(), 5);
  try {
    await bound.ready();
    await Promise.all([
      whileRunning(async () => (roll(5) < 3 ? bound.heal() : await bound.suffer()), 300),
      whileRunning(() => bound.accept(), 60),
    ]);
    const told = `seed ${seed}: ${[...bound.results].join(' ')}`;
    expect(bound.wrong, told).toEqual([]);
    if (process.env.INTERLOCK_LONG) expect(bound.results.get('captured') ?? 0, told).toBeGreaterThan(0);
    expect(hid).toMatchObject({ mostAtOnce: 1 });
    const captured = await bound.recovered(kg('12.34'));
    expect(captured, told).toMatchObject({ kind: 'captured', live: { mass: kg('12.34') } });
  } finally {
    clearInterval(watch);
    await bound.close();
  }
});
