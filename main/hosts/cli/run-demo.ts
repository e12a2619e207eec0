import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MARK_FILE } from '../../adapters/sqlite/data-folder.ts';
import { simulatedClock } from '../../adapters/system/clock.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { openBench, PLANT_PACE, QUICK_PACE } from '../../demo/bench.ts';
import { loadDemoPlant } from '../../demo/plant/load-demo-plant.ts';
import type { Told } from '../../demo/scenario/booth.ts';
import type { DayInputs } from '../../demo/scenario/day-inputs.ts';
import { BATCH } from '../../demo/scenario/dispensing-day.ts';
import { plantText, plantTime } from '../../demo/scenario/plant-time.ts';
import { DAY, tellStory } from '../../demo/scenario/story.ts';
import { tempoOf } from '../../demo/scenario/tempo.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import { verifyLog } from '../../verifier/verify-log.ts';
import { openNode } from '../shared/open-node.ts';
import { type DemoFigures, demoFigures } from './demo-figures.ts';

export interface DemoOptions {
  readonly dataFolder: string;
  readonly version: string;
  readonly say: (text: string) => void;
  /** 1 is a pace that a person can follow, 10 ten times as quick; without it only the instruments take their time. */
  readonly speed?: number | undefined;
  readonly inputs?: DayInputs;
  /** The plant as it is founded; another assay makes another day. */
  readonly alter?: (founding: Founding) => Founding;
  /** The last step that is done; the whole batch without it. */
  readonly lastStep?: string;
}

/** The figures of the day, as the record has them. */
export interface DemoResult extends DemoFigures {
  readonly dataFolder: string;
  readonly batch: string;
  readonly denials: readonly DemoDenial[];
  readonly events: number;
  readonly verified: boolean;
}

export interface DemoDenial {
  /** Time of the plant, with its offset. */
  readonly at: string;
  readonly station: string;
  readonly person: string | null;
  readonly action: string;
  readonly gates: readonly string[];
  readonly codes: readonly string[];
  readonly exception: string | null;
}

/** Runs the reference scenario in an empty demo folder: real bytes, real gates, simulated hands. */
export async function runDemo(options: DemoOptions): Promise<Result<DemoResult, string>> {
  if (existsSync(join(options.dataFolder, MARK_FILE))) {
    return err(`${options.dataFolder} already holds a record: give the demo an empty folder.`);
  }
  const plant = loadDemoPlant(null);
  const founding = options.alter?.(plant.founding) ?? plant.founding;
  const { timeZone } = founding.site;
  const clock = simulatedClock(plantTime(timeZone, DAY, '08:00'));
  const bench = await openBench(founding.equipment, options.speed === undefined ? QUICK_PACE : PLANT_PACE);
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
    options.say(sentence(line, timeZone));
  };
  try {
    const secrets = new Map(plant.credentials.map(({ person, secret }) => [person, secret]));
    const { inputs, lastStep } = options;
    const stage = { node, bench, clock, secrets, tell, tempo: tempoOf(options.speed ?? null) };
    await tellStory(stage, { timeZone, inputs, lastStep });
  } finally {
    await opened.value.close();
    await bench.close();
  }
  const report = await verifyLog(folders.data);
  options.say(
    report.ok
      ? `Log verified: ${report.events} events.`
      : `The log does not verify: ${report.failures[0]?.message ?? ''}`,
  );
  return ok({
    dataFolder: options.dataFolder,
    batch: BATCH,
    ...demoFigures(node.state, BATCH),
    denials: told.flatMap((line) => denialOf(line, timeZone)),
    events: report.events,
    verified: report.ok,
  });
}

function denialOf({ at, station, person, action, reply }: Told, timeZone: string): readonly DemoDenial[] {
  if (reply.kind !== 'refused') return [];
  const { refusals, exception } = reply.denial;
  return [
    {
      at: plantText(timeZone, at),
      station,
      person,
      action,
      gates: refusals.map(({ gate }) => gate),
      codes: refusals.map(({ code }) => code),
      exception: exception?.id ?? null,
    },
  ];
}

function sentence({ at, station, person, action, reply }: Told, timeZone: string): string {
  const time = plantText(timeZone, at).slice(0, 16).replace('T', ' ');
  const who = `${time} ${station.padEnd(6)} ${(person ?? '-').padEnd(7)} ${action.padEnd(26)}`;
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
