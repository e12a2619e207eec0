import { setTimeout as sleep } from 'node:timers/promises';
import type { Pan } from '../adapters/simulators/pan.ts';
import type { SimulatedScanner } from '../adapters/simulators/simulated-scanner.ts';
import { plantCalendar } from '../adapters/system/plant-calendar.ts';
import { micrograms } from '../contract/quantity.ts';
import { containerCode, openBench } from '../demo/bench.ts';
import type { Instant, PlantDay } from '../domain/moment.ts';
import type { Founding } from '../domain/plant/founding.ts';
import { type BootedNode, openNode } from '../hosts/shared/open-node.ts';
import { BENCH_VERSION, crewOf, plantOfToday } from './bench-plant.ts';
import { hold, type Move } from './hand.ts';
import { issueBatch } from './workload.ts';

/** A weigh booth in the middle of a weighing: instruments on real byte streams, a scale that streams, a bar that moves. */
export interface WorkingBooth {
  readonly booted: BootedNode;
  readonly pan: Pan;
  readonly scanner: SimulatedScanner;
  readonly station: string;
  /** Codes that the booth must refuse now and that open nothing: each another one. */
  readonly labels: readonly string[];
  close(): Promise<void>;
}

const BATCH = 'P-1';
const STEP = '40';
const SCALE = 'SCL-01';
const SCANNER = 'SCN-01';
const ITEM = 'RM-1001';
const LOT = 'AA-2409-117';
const SOURCE = 'AA-2409-117-01';
const TARE = micrograms(1_540_000_000);
/** A device is connected and a load at rest after so long. */
const SETTLED_MS = 3_000;
const WAIT_MS = 20;

export async function openWorkingBooth(dataFolder: string): Promise<WorkingBooth> {
  const plant = plantOfToday();
  const founding = inWork(plant.founding);
  const bench = await openBench(founding.equipment);
  const opened = await openNode({
    dataFolder,
    kind: 'demo',
    version: BENCH_VERSION,
    found: { founding, credentials: plant.credentials },
    devices: bench.declarations,
  });
  if (!opened.ok) throw new Error(opened.error);
  const booted = opened.value;
  const { booth, desk } = crewOf(plant, (terminal) => booted.connect(terminal, 'kiosk'));
  const play = async (move: Move) => hold(move, await move.port.dispatch(move.command));
  const pan = existing(bench.scales.get(SCALE)).pan;
  const scanner = existing(bench.scanners.get(SCANNER));
  const work = () => {
    const found = booted.node.state.get('batches', BATCH)?.steps[STEP]?.work;
    return found?.kind === 'dispense' ? found : null;
  };
  await play(desk.signIn());
  await play(await issueBatch(desk, plant.order, BATCH));
  await play(booth.signIn());
  await play(booth.move({ type: 'EnterStep', batch: BATCH, step: STEP }));
  await play(booth.move({ type: 'StartStep' }));
  await play(booth.move({ type: 'SelectScale', scale: SCALE }));
  await sleep(SETTLED_MS);
  await play(booth.move({ type: 'ZeroScale', scale: SCALE }));
  scanner.scan('d2', containerCode(ITEM, LOT, SOURCE));
  for (let waited = 0; work()?.source === null; waited += WAIT_MS) {
    if (waited > SETTLED_MS) throw new Error('the booth did not take its first scan');
    await sleep(WAIT_MS);
  }
  pan.put(TARE);
  await sleep(SETTLED_MS);
  await play(booth.move({ type: 'CaptureTare', displayed: '1.54' }));
  return {
    booted,
    pan,
    scanner,
    station: booth.station,
    labels: founding.locations.map(({ id }) => `LOC/${id}`),
    async close() {
      await booted.close();
      await bench.close();
    },
  };
}

/** The demo plant as it stands at nine in the morning: booth cleared for the batch, scales checked, first step next. */
function inWork(founding: Founding): Founding {
  const { site } = founding;
  const now = plantCalendar(site.timeZone, site.dayStart).momentAt(Date.now(), 0);
  return {
    ...founding,
    stations: founding.stations.map((station) => ({
      ...station,
      clearance: { batch: BATCH as never, step: '20' as never, verifiedAt: now.at },
    })),
    equipment: founding.equipment.map((device) =>
      device.kind === 'scale' ? { ...device, ...checked(now.productionDay, now.at) } : device,
    ),
    recipes: founding.recipes.map((recipe) => ({
      ...recipe,
      steps: recipe.steps.map((step) => (step.id === STEP ? { ...step, requires: [] } : step)),
    })),
  };
}

const checked = (productionDay: PlantDay, at: Instant) => ({
  lastGoodCheck: { productionDay, at },
  recheck: null,
});

function existing<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the demo plant lacks an instrument of this booth');
  return value;
}
