import { expect, it } from 'vitest';
import { systemClock } from '../../main/adapters/devices/system-clock.ts';
import { stGsDialect } from '../../main/adapters/simulators/dialects/st-gs.ts';
import { plugIntoTcp } from '../../main/adapters/simulators/simulated-device.ts';
import { SimulatedScale } from '../../main/adapters/simulators/simulated-scale.ts';
import { SwappedCable } from '../../main/adapters/simulators/swapped-cable.ts';
import type { ScaleEvidence } from '../../main/domain/evidence.ts';
import { type Desk, refusalsOf } from '../support/floor/desk.ts';
import { BATCH } from '../support/floor/door-plant.ts';
import { FIRST_MORNING, Floor, newFloorFolder } from '../support/floor/floor.ts';
import { FLOOR_SCALE, inStep } from '../support/floor/hands.ts';
import { massOf } from '../support/floor/masses.ts';
import { SITUATIONS, type SituationName } from '../support/floor/situations.ts';

const SCALE = { serial: 'B741205318', unit: 'kg', division: massOf('0.02 kg') } as const;
const FIVE = '5.00 kg';

/** Two indicators of one kind on a bench, and the one cable that leads to the station. */
async function twoOnACable() {
  const made = () =>
    new SimulatedScale(
      { ...SCALE, model: 'indicator', capacity: massOf('150.00 kg'), rampMs: 350 },
      systemClock,
      stGsDialect,
    );
  const scales = [made(), made()] as const;
  const cable = new SwappedCable(scales);
  const plug = await plugIntoTcp(cable);
  return { scales, cable, plug };
}

/** Everything that happened on a floor before a situation, one after the other. */
async function play(floor: Floor, name: SituationName): Promise<void> {
  const { from, play: here } = SITUATIONS[name];
  if (from !== null) await play(floor, from);
  await here(floor);
}

const prepared = async (desk: Desk, step: string): Promise<void> => {
  if (desk.context.step !== step) await desk.enter(BATCH, step);
  await desk.press({ type: 'StartStep' });
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
  await desk.press({ type: 'PrepareCheck', scale: FLOOR_SCALE, clean: true, level: true });
};
/** Presses as if five kilograms stood on the screen; what the station says to it. */
async function pressFive(desk: Desk): Promise<readonly string[]> {
  const draft = { type: 'CaptureCheck', scale: FLOOR_SCALE, nominal: '5.00', displayed: '5.00' };
  return refusalsOf(await desk.send(draft)).map(({ code }) => code);
}
const isNameless = (desk: Desk) =>
  desk.until(() => desk.live(FLOOR_SCALE)?.state === 'unidentified', 'a scale without a name');
const showsFive = (desk: Desk) =>
  desk.until(() => {
    const live = desk.live(FLOOR_SCALE);
    return live?.stable === true && live.displayed === '5.00';
  }, 'five kilograms');

it('[S36][S128][R1 11.10(h)] an instrument that tells no number is weighed on once its plate was scanned, and not after another one was plugged in', async () => {
  const { scales, cable, plug } = await twoOnACable();
  const floor = await Floor.open(newFloorFolder(), FIRST_MORNING, {
    nameless: {
      kind: 'scale',
      family: 'st-gs',
      binding: { id: FLOOR_SCALE, ...SCALE },
      address: { kind: 'tcp', host: '127.0.0.1', port: plug.port },
    },
  });
  try {
    await play(floor, 'cleared');
    for (const { pan } of scales) pan.put(massOf(FIVE));
    const desk = await inStep(floor, '30');
    await prepared(desk, '30');
    await isNameless(desk);
    expect(await pressFive(desk)).toEqual(['reading.unidentified']);

    await desk.takes(desk.scanPlain(`EQP/${FLOOR_SCALE}`));
    await showsFive(desk);
    expect(await pressFive(desk)).toEqual([]);

    // Out of the one, and into the other: the station hears nothing but a gap.
    await prepared(desk, '31');
    await showsFive(desk);
    cable.pullOut();
    await desk.until(() => desk.live(FLOOR_SCALE)?.displayed === null, 'silence');
    cable.plugInto(1);
    await isNameless(desk);
    expect(await pressFive(desk)).toEqual(['reading.unidentified']);

    await desk.takes(desk.scanPlain(`EQP/${FLOOR_SCALE}`));
    await showsFive(desk);
    expect(await pressFive(desk)).toEqual([]);

    await floor.close();
    const told = floor.record().filter(({ type }) => OF_THE_SCALE.has(type));
    expect(told.map(({ type }) => type)).toEqual([
      'InstrumentIdentified',
      'CheckPointCaptured',
      'RoutineCheckPassed',
      'DeviceObserved',
      'InstrumentIdentified',
      'CheckPointCaptured',
      'RoutineCheckPassed',
    ]);
    for (const { data } of told.filter(({ type }) => type === 'CheckPointCaptured'))
      expect((data as { evidence: ScaleEvidence }).evidence).toMatchObject({
        serial: SCALE.serial,
        identifiedBy: 'plate',
        value: '5.00',
      });
  } finally {
    await floor.dispose();
    await plug.close();
  }
}, 120_000);

const OF_THE_SCALE: ReadonlySet<string> = new Set([
  'InstrumentIdentified',
  'CheckPointCaptured',
  'RoutineCheckPassed',
  'DeviceObserved',
]);
