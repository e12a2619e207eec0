import { simulatedClock } from '../../adapters/system/clock.ts';
import { formatMass } from '../../contract/quantity.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { openBench } from '../../demo/bench.ts';
import { loadDemoPlant } from '../../demo/plant/load-demo-plant.ts';
import type { Told } from '../../demo/scenario/booth.ts';
import { DAY_INPUTS, type DayInputs, dispensingDay } from '../../demo/scenario/dispensing-day.ts';
import { plantTime } from '../../demo/scenario/plant-time.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import type { PlantReader } from '../../domain/state.ts';
import { verifyLog } from '../../verifier/verify-log.ts';
import { openNode } from '../shared/open-node.ts';

export interface DemoOptions {
  readonly dataFolder: string;
  readonly version: string;
  readonly say: (text: string) => void;
  readonly inputs?: DayInputs;
  /** The plant as it is founded; another assay makes another day. */
  readonly alter?: (founding: Founding) => Founding;
}

/** The figures of the day, as the record has them. */
export interface DemoResult {
  readonly dataFolder: string;
  readonly batch: string;
  readonly containers: readonly {
    readonly container: string;
    readonly item: string;
    readonly net: string;
    readonly gross: string;
    readonly tare: string;
    readonly unit: string;
    readonly phase: string;
  }[];
  readonly total: string;
  readonly steps: Readonly<Record<string, string>>;
  readonly exceptions: readonly {
    readonly id: string;
    readonly trigger: string;
    readonly severity: string;
    readonly state: string;
    readonly step: string | null;
    readonly by: string | null;
  }[];
  readonly stock: Readonly<Record<string, string>>;
  readonly denials: readonly {
    readonly at: string;
    readonly station: string;
    readonly person: string | null;
    readonly action: string;
    readonly gates: readonly string[];
    readonly exception: string | null;
  }[];
  readonly events: number;
  readonly verified: boolean;
}

const BATCH = 'VC5-26-0147';

/** Runs the dispensing day in an empty demo folder: real bytes, real gates, simulated hands. */
export async function runDemo(options: DemoOptions): Promise<Result<DemoResult, string>> {
  const plant = loadDemoPlant(null);
  const founding = options.alter?.(plant.founding) ?? plant.founding;
  const { timeZone } = founding.site;
  const clock = simulatedClock(plantTime(timeZone, '2026-03-09', '08:00'));
  const bench = await openBench(founding.equipment);
  const opened = await openNode({
    dataFolder: options.dataFolder,
    kind: 'demo',
    version: options.version,
    found: { founding, credentials: plant.credentials },
    devices: bench.declarations,
    clock,
    clockIsSimulated: true,
    demoCredentials: plant.credentials,
  });
  if (!opened.ok) {
    await bench.close();
    return err(opened.error);
  }
  const { node, folders } = opened.value;
  const told: Told[] = [];
  const tell = (line: Told) => {
    told.push(line);
    options.say(sentence(line));
  };
  try {
    const secrets = new Map(plant.credentials.map(({ person, secret }) => [person, secret]));
    await dispensingDay({ node, bench, clock, secrets, tell }, timeZone, options.inputs ?? DAY_INPUTS);
  } finally {
    await opened.value.close();
    await bench.close();
  }
  const state = node.state;
  const report = await verifyLog(folders.data);
  options.say(
    report.ok
      ? `Log verified: ${report.events} events.`
      : `The log does not verify: ${report.failures[0]?.message ?? ''}`,
  );
  return ok({
    dataFolder: options.dataFolder,
    batch: BATCH,
    ...figures(state),
    denials: denialsOf(told),
    events: report.events,
    verified: report.ok,
  });
}

function figures(
  state: PlantReader,
): Omit<DemoResult, 'dataFolder' | 'batch' | 'denials' | 'events' | 'verified'> {
  const batch = state.get('batches', BATCH);
  if (!batch) throw new Error('the demo issued no batch');
  const containers: DemoResult['containers'][number][] = [];
  let total = 0;
  for (const { work } of Object.values(batch.steps)) {
    if (work.kind !== 'dispense' || !work.scale) continue;
    const scale = state.get('equipment', work.scale);
    if (scale?.kind !== 'scale') continue;
    const show = (mass: (typeof work.containers)[number]['net']) =>
      formatMass(mass, scale.unit, scale.division);
    for (const { id, gross, tare, net, phase } of work.containers) {
      const stock = state.get('containers', id);
      total += net;
      containers.push({
        container: id.split('/')[1] ?? id,
        item: stock?.kind === 'dispensed' ? stock.item : '',
        net: show(net),
        gross: show(gross),
        tare: show(tare),
        unit: scale.unit,
        phase,
      });
    }
  }
  const stock: Record<string, number> = {};
  for (const container of state.all('containers')) {
    if (container.kind === 'source') stock[container.lot] = (stock[container.lot] ?? 0) + container.quantity;
  }
  return {
    containers,
    total: `${formatMass(total as never, 'kg', 1_000_000 as never)} kg`,
    steps: Object.fromEntries(Object.values(batch.steps).map(({ id, state: at }) => [id, at])),
    exceptions: [...state.all('exceptions')].map(({ id, trigger, severity, state: at, step, settled }) => ({
      id,
      trigger,
      severity,
      state: at,
      step,
      by: settled?.by ?? null,
    })),
    stock: Object.fromEntries(
      Object.entries(stock).map(([lot, mass]) => [
        lot,
        `${formatMass(mass as never, 'kg', 1_000_000 as never)} kg`,
      ]),
    ),
  };
}

const denialsOf = (told: readonly Told[]): DemoResult['denials'] =>
  told.flatMap(({ at, station, person, action, reply }) =>
    reply.kind === 'refused'
      ? [
          {
            at,
            station,
            person,
            action,
            gates: reply.denial.refusals.map(({ code }) => code),
            exception: reply.denial.exception?.id ?? null,
          },
        ]
      : [],
  );

function sentence({ at, station, person, action, reply }: Told): string {
  const who = `${at.slice(0, 16).replace('T', ' ')} ${station.padEnd(6)} ${(person ?? '-').padEnd(7)} ${action.padEnd(26)}`;
  switch (reply.kind) {
    case 'accepted':
      return `${who} accepted  event ${reply.seq}`;
    case 'refused': {
      const { refusals, exception, seq } = reply.denial;
      const opened = exception ? `  → ${exception.id} (${exception.severity}, ${exception.owner})` : '';
      return `${who} REFUSED   event ${seq}  ${refusals.map(({ code }) => code).join(', ')}${opened}`;
    }
    case 'unavailable':
      return `${who} UNAVAILABLE ${reply.reason}`;
  }
}
