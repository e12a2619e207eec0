import { expect, it } from 'vitest';
import { SCALE_FAMILIES, scaleFamily } from '../../main/adapters/devices/scale-families.ts';
import { systemClock } from '../../main/adapters/devices/system-clock.ts';
import { LINE_EXAMPLE } from '../../main/adapters/simulators/dialects/line.ts';
import { MODBUS_EXAMPLE } from '../../main/adapters/simulators/dialects/modbus-tcp.ts';
import { SCALE_DIALECTS } from '../../main/adapters/simulators/dialects/scale-dialects.ts';
import { SimulatedScale } from '../../main/adapters/simulators/simulated-scale.ts';
import type { ScaleBinding } from '../../main/application/ports/devices.ts';
import { BOUND, kg, pause } from '../unit/devices/scale-rig.ts';
import { BoundScale, type Socket } from './bound-scale.ts';
import { type Dice, dice } from './dice.ts';
import { hasPtys, onPty, onTcp } from './sockets.ts';

const SECONDS = process.env.INTERLOCK_LONG ? 600 : 60;

/** What a family needs in the plant's configuration. */
interface Configured {
  readonly profile?: unknown;
  readonly settling?: ScaleBinding['settling'];
}
const CONFIGURED: Readonly<Record<string, Configured>> = {
  kern: { profile: { format: '6-digit-verified' } },
  adam: { profile: { series: 'cpwplus' }, settling: { readings: 3, overMs: 200 } },
  nci: { profile: { motionBit: 1 } },
  'and-nu': { profile: { sealedUnit: 'kg' }, settling: { readings: 3, overMs: 200 } },
  'toledo-8217': { profile: { sealedUnit: 'kg' } },
  line: { profile: LINE_EXAMPLE },
  'modbus-tcp': { profile: MODBUS_EXAMPLE },
};
/** Families without a stream of bytes have their proof at the level of their reports. */
const NO_STREAM: ReadonlySet<string> = new Set(['hid-scale']);

const families = Object.keys(SCALE_FAMILIES).filter((name) => !NO_STREAM.has(name));

/** Two scales of one family, one in the network and one on a serial cable; each may be found on the cable of the other. */
async function pairOf(name: string, roll: Dice): Promise<readonly BoundScale[]> {
  const { profile, settling } = CONFIGURED[name] ?? {};
  const family = scaleFamily(name, profile);
  const dialect = SCALE_DIALECTS[name];
  if (!family.ok || !dialect) throw new Error(`${name} cannot be simulated`);
  const scales = ['B021', 'B022'].map(
    (serial) =>
      new SimulatedScale(
        {
          serial,
          model: 'SIM',
          unit: 'kg',
          capacity: kg('150'),
          division: BOUND.division,
          rampMs: 120,
          stabilityMs: 600,
        },
        systemClock,
        dialect,
      ),
  );
  const [first, second] = scales;
  if (!first || !second) throw new Error('broken invariant: two scales');
  const bound = (
    scale: SimulatedScale,
    stranger: SimulatedScale,
    serial: string,
    plugIn: (device: Parameters<typeof onTcp>[0]) => Promise<Socket>,
    where: string,
  ): Promise<BoundScale> =>
    BoundScale.plugIn(`${name} on ${where}`, {
      family: family.value,
      binding: { ...BOUND, serial, ...(settling && { settling }) },
      scale,
      stranger,
      plugIn,
      roll,
    });
  return await Promise.all([
    bound(first, second, 'B021', onTcp, 'tcp'),
    ...(hasPtys ? [bound(second, first, 'B022', onPty, 'pty')] : []),
  ]);
}

it(`every family records no weight that differs from the truth, in ${SECONDS} s of faults`, {
  timeout: SECONDS * 1000 + 120_000,
}, async () => {
  const seed = Date.now() & 0xffffff;
  const roll = dice(seed);
  const pairs = await Promise.all(families.map((name) => pairOf(name, roll)));
  const scales = pairs.flat();
  const end = Date.now() + SECONDS * 1000;
  const whileRunning = async (act: () => Promise<void>, pauseMs: number): Promise<void> => {
    while (Date.now() < end) {
      await act();
      await pause(20 + roll(pauseMs));
    }
  };
  const watch = setInterval(() => {
    for (const scale of scales) scale.note();
  }, 5);
  try {
    await Promise.all(scales.map((scale) => scale.ready()));
    await Promise.all(
      scales.flatMap((scale) => [
        // More than half the time things are put right, so that there is something to record.
        whileRunning(async () => (roll(5) < 3 ? scale.heal() : await scale.suffer()), 300),
        whileRunning(() => scale.accept(), 60),
      ]),
    );
    expect(
      scales.flatMap(({ wrong }) => wrong),
      `seed ${seed}`,
    ).toEqual([]);
    for (const { name, results } of scales)
      expect(
        results.get('captured') ?? 0,
        `${name}, seed ${seed}: ${[...results].join(' ')}`,
      ).toBeGreaterThan(SECONDS / 60);
    for (const captured of await Promise.all(scales.map((scale) => scale.recovered(kg('12.34')))))
      expect(captured, `seed ${seed}`).toMatchObject({ kind: 'captured', live: { mass: kg('12.34') } });
  } finally {
    clearInterval(watch);
    await Promise.all(scales.map((scale) => scale.close()));
  }
});
