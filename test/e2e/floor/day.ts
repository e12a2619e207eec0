import { formatMass, type MassUnit, type Micrograms, micrograms } from '../../../main/contract/quantity.ts';
import { massOf, type People, type Person } from './people.ts';
import type { Plant } from './plant.ts';

export const BATCH = 'VC5-26-0147';
export const FLOOR = { id: 'SCL-01', unit: 'kg', division: micrograms(20_000_000) } as const;
export const BENCH = { id: 'SCL-02', unit: 'g', division: micrograms(100_000) } as const;
type Scale = {
  readonly id: string;
  readonly unit: MassUnit;
  readonly division: Micrograms;
};

/** The hours of the dispensing day at which a test may begin; each goes on from the one before it. */
export const HOURS = ['issued', 'cleared', 'checked', 'roseHips', 'stearate'] as const;
export type Hour = (typeof HOURS)[number];

/** What people do between the hour before and this one, by script. */
export const LEADS_TO: Readonly<Record<Hour, (plant: Plant) => Promise<void>>> = {
  issued: issue,
  cleared: clear,
  checked: check,
  roseHips: async (plant) => {
    const booth = await boothOf(plant);
    await wholeLot(booth);
    await split(booth);
    await wipe(booth, 'RM-1001');
    await single(booth, { step: '60', source: 'CB-2508-009-01', tare: '0.32', scale: FLOOR });
    await wipe(booth, 'RM-1014');
    await booth.leave();
  },
  stearate: async (plant) => {
    const booth = await boothOf(plant);
    await single(booth, { step: '70', source: 'RH-2507-033-01', tare: '0.32', scale: FLOOR });
    await wipe(booth, 'RM-1022');
    await single(booth, { step: '80', source: 'MC-2510-201-01', tare: '0.94', scale: FLOOR });
    await wipe(booth, 'RM-2003');
    await single(booth, { step: '90', source: 'SD-2506-077-01', tare: '212.4', scale: BENCH });
    await wipe(booth, 'RM-2007');
    await booth.leave();
  },
};

async function issue(plant: Plant): Promise<void> {
  const desk = await plant.people('QA-01');
  await desk.signIn('ADM-01');
  await desk.press({ type: 'SignOut' });
  await desk.signIn('QA-01');
  const form = desk.screen.kind === 'work' ? desk.screen.issue?.recipes[0] : undefined;
  if (form === undefined) throw new Error('the QA desk shows no recipe to issue');
  // Planning had reserved the older stearate lot before quality put it on hold.
  const allocations = form.lines.map(({ step, lots }) => ({
    step,
    lot:
      step === '100'
        ? 'MS-2510-011'
        : step === '50'
          ? 'AA-2503-042'
          : (lots.find(({ proposed }) => proposed)?.lot ?? ''),
  }));
  await desk.sign({ type: 'IssueBatch', recipe: form.id, version: form.version, batch: BATCH, allocations });
  await desk.press({ type: 'SignOut' });
  await desk.leave();
}

async function clear(plant: Plant): Promise<void> {
  const booth = await plant.people('WS-01');
  // Everybody who will sign today states once that a signature binds.
  const people: readonly Person[] = ['OP-107', 'SUP-01', 'OP-101'];
  for (const person of people) await booth.signIn(person);
  await enter(booth, '20');
  if (booth.screen.kind !== 'clearance') throw new Error('step 20 is no clearance');
  for (const { id, evidence, expects } of booth.screen.items) {
    if (evidence === 'photo') throw new Error('step 20 asks for no photo');
    if (evidence === 'scan') await booth.scan(`LOC/${expects ?? ''}`);
    else await booth.press({ type: 'AnswerItem', item: id, answer: ANSWERS[evidence] });
  }
  await booth.sign({ type: 'CompleteStep' });
  await booth.sign({ type: 'VerifyStep' }, 'OP-107');
  await booth.press({ type: 'LeaveStep' });
  await booth.leave();
}

const ANSWERS = {
  confirmed: { kind: 'confirmed' },
  count: { kind: 'count', value: 0 },
  reference: { kind: 'reference', value: 'CL-0788' },
  mass: { kind: 'mass', value: '0', unit: 'kg' },
} as const;

async function check(plant: Plant): Promise<void> {
  const booth = await boothOf(plant);
  await enter(booth, '30');
  await booth.scan('WGT/TW-K1');
  await booth.scan('WGT/TW-G1');
  const loads = { [FLOOR.id]: ['5.00', '20.00', '100.02'], [BENCH.id]: ['1000.1', '10000.4'] };
  for (const [scale, weights] of Object.entries(loads)) {
    await booth.press({ type: 'PrepareCheck', scale, clean: true, level: true });
    for (const weight of weights) {
      const { screen } = booth;
      const next =
        screen.kind === 'check' &&
        screen.scales.find((each) => each.scale === scale)?.points.find((point) => point.next);
      if (!next) throw new Error(`no further point of ${scale} on the screen`);
      await booth.put(scale, weight);
      await booth.press({ type: 'CaptureCheck', scale, nominal: next.nominal, displayed: booth.displayed });
    }
    await booth.put(scale, '0');
  }
  await booth.sign({ type: 'CompleteStep' });
  await booth.press({ type: 'LeaveStep' });
  await booth.leave();
}

/** Two full drums of the older lot, each emptied whole. */
async function wholeLot(booth: People): Promise<void> {
  await open(booth, '40', FLOOR);
  for (const [source, content] of [
    ['AA-2409-117-01', '25.00'],
    ['AA-2409-117-02', '25.02'],
  ] as const) {
    await booth.scan(source);
    await tare(booth, FLOOR, '1.54');
    await booth.put(FLOOR.id, sum('1.54', content));
    await labelAndVerify(booth, FLOOR, [source]);
    await closeSource(booth, source, true);
  }
  await finish(booth);
}

/** The rest of the active in three parts, drum after drum. */
async function split(booth: People): Promise<void> {
  await open(booth, '50', FLOOR);
  const drum = massOf('25.00', 'kg');
  let number = 1;
  let left: number = drum;
  const source = () => `AA-2503-042-0${number}`;
  await booth.scan(source());
  for (const empty of ['1.50', '1.50', '1.52']) {
    await tare(booth, FLOOR, empty);
    let wanted: number = target(booth);
    let load: number = massOf(empty, 'kg');
    const used = [source()];
    while (wanted > left) {
      load += left;
      wanted -= left;
      await booth.put(FLOOR.id, text(load, FLOOR));
      await closeSource(booth, source(), true);
      number += 1;
      left = drum;
      await booth.scan(source());
      used.push(source());
    }
    left -= wanted;
    await booth.put(FLOOR.id, text(load + wanted, FLOOR));
    await labelAndVerify(booth, FLOOR, used);
  }
  await closeSource(booth, source(), false);
  await finish(booth);
}

interface Material {
  readonly step: string;
  readonly source: string;
  readonly tare: string;
  readonly scale: Scale;
}

async function single(booth: People, material: Material): Promise<void> {
  const { scale } = material;
  await open(booth, material.step, scale);
  await booth.scan(material.source);
  await tare(booth, scale, material.tare);
  await booth.put(scale.id, text(massOf(material.tare, scale.unit) + target(booth), scale));
  await labelAndVerify(booth, scale, [material.source]);
  await closeSource(booth, material.source, false);
  await finish(booth);
}

// ── What everybody does at every material ────────────────────────────────────────────────────────────────

export async function boothOf(plant: Plant): Promise<People> {
  const booth = await plant.people('WS-01');
  await booth.signIn('OP-101');
  return booth;
}

async function enter(booth: People, step: string): Promise<void> {
  await booth.press({ type: 'EnterStep', batch: BATCH, step });
  await booth.until((screen) => 'step' in screen && screen.step === step);
  await booth.press({ type: 'StartStep' });
  await booth.until((screen) => 'step' in screen && screen.state === 'inProgress');
}

export async function open(booth: People, step: string, scale: Scale): Promise<void> {
  await enter(booth, step);
  await booth.press({ type: 'SelectScale', scale: scale.id });
}

/** Zero where the scale did not come back by itself, then the empty container. */
export async function tare(booth: People, scale: Scale, empty: string): Promise<void> {
  await booth.until((screen) => screen.kind === 'dispense' && ['zero', 'tare'].includes(screen.phase));
  await booth.put(scale.id, '0');
  if (booth.dispense.phase === 'zero') await booth.press({ type: 'ZeroScale', scale: scale.id });
  await booth.put(scale.id, empty);
  await booth.press({ type: 'CaptureTare', displayed: booth.displayed });
  await booth.until((screen) => screen.kind === 'dispense' && screen.current !== null);
}

/** The amount the screen asks for. */
export function target(booth: People): Micrograms {
  const { amounts } = booth.dispense;
  if (amounts === null) throw new Error('the screen shows no target');
  return massOf(amounts.target, amounts.unit);
}

async function labelAndVerify(booth: People, scale: Scale, sources: readonly string[]): Promise<void> {
  await booth.press({ type: 'AcceptWeight', displayed: booth.displayed });
  await booth.until((screen) => screen.kind === 'dispense' && screen.phase === 'label');
  const container = booth.dispense.containers.at(-1)?.container ?? '';
  await booth.press({ type: 'PrintLabel', container });
  await booth.until((screen) => screen.kind === 'dispense' && screen.phase === 'verify');
  await booth.press({ type: 'BeginVerification', verifier: 'OP-107' });
  for (const source of sources) await booth.scan(source);
  await booth.scan(container);
  await booth.sign({ type: 'VerifyContainer', displayed: booth.displayed }, 'OP-107');
  await booth.put(scale.id, '0');
  await booth.until((screen) => screen.kind === 'dispense' && screen.phase !== 'remove');
}

async function closeSource(booth: People, source: string, emptied: boolean): Promise<void> {
  await booth.scan(source);
  await booth.press({ type: 'CloseSource', emptied, displayed: booth.displayed });
}

async function finish(booth: People): Promise<void> {
  await booth.sign({ type: 'CompleteStep' });
  await booth.press({ type: 'LeaveStep' });
}

const wipe = (booth: People, item: string): Promise<void> =>
  booth.press({ type: 'WipeDown', item, cleaning: 'CL-0791' });

const sum = (one: string, other: string): string => text(massOf(one, 'kg') + massOf(other, 'kg'), FLOOR);
const text = (mass: number, { unit, division }: Scale): string =>
  formatMass(micrograms(mass), unit, division);
