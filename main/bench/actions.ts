import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openLogFile } from '../verifier/log-file.ts';
import { openBareTable } from './bare-table.ts';
import { openBenchStation } from './bench-station.ts';
import { judged, type Line, noted } from './line.ts';
import type { BenchOptions } from './options.ts';
import { interleave, median, medianRatio, quantile } from './statistics.ts';

const ROUND = 500;
/** Long enough for the write-ahead log to have its size and the code its shape. */
const WARM_UP = 4;
const DAY_MS = 86_400_000;

/**
 * Durable actions through `dispatch` (parse → gates → commit → reply) against one durable row of the same length, in
 * rounds of the same run. Each action comes in a turn of its own, as a message does; a round counts everything from its
 * first action to its last answer, what a station does between two answers included.
 */
export async function measureActions({ folder, quick }: BenchOptions): Promise<readonly Line[]> {
  const rounds = quick ? 12 : 40;
  const dataFolder = join(folder, 'actions');
  const station = await openBenchStation(dataFolder, Date.now() - DAY_MS, 'B');
  await station.prepare((rounds + WARM_UP) * ROUND);
  const bare = openBareTable(join(folder, 'bare.sqlite'), meanBody(dataFolder));
  const action: number[] = [];
  const row: number[] = [];
  try {
    const costs = await interleave(
      {
        action: (round) => block(() => station.act(), round < WARM_UP ? null : action),
        row: (round) => block(() => bare.insert(), round < WARM_UP ? null : row),
      },
      rounds,
      WARM_UP,
    );
    return linesOf(costs, action, row);
  } finally {
    bare.close();
    await station.close();
  }
}

async function block(work: () => number | Promise<number>, samples: number[] | null): Promise<number> {
  const took: number[] = [];
  const began = performance.now();
  for (let at = 0; at < ROUND; at += 1) {
    took.push(await work());
    await setImmediate();
  }
  const all = performance.now() - began;
  samples?.push(...took);
  return all;
}

function linesOf(
  costs: readonly { readonly action: number; readonly row: number }[],
  action: readonly number[],
  row: readonly number[],
): readonly Line[] {
  const p50 = median(action);
  const p99 = quantile(action, 0.99);
  return [
    judged(
      {
        id: 'actions',
        what: 'durable actions a second ÷ bare durable inserts a second',
        unit: 'ratio',
        note: `dispatch p50 ${us(p50)}, p99 ${us(p99)}, p99.9 ${us(quantile(action, 0.999))}; insert p50 ${us(median(row))}, p99 ${us(quantile(row, 0.99))}; one command in ten refused; a checkpoint every 100 events is in it`,
      },
      medianRatio(costs, 'row', 'action'),
      { atLeast: 0.65 },
    ),
    noted(
      { id: 'actions.rate', what: 'durable actions a second', unit: '/s' },
      (ROUND * 1000) / median(costs.map(({ action }) => action)),
    ),
    judged(
      {
        id: 'actions.tail',
        what: `p99 ÷ p50 over ${action.length} actions`,
        unit: 'times',
      },
      p99 / p50,
      { atMost: 5 },
    ),
  ];
}

const us = (ms: number): string => `${(ms * 1000).toFixed(0)} µs`;

/** How long the text of an event is in this plant, so that the bare row is as long. */
function meanBody(dataFolder: string): number {
  const file = openLogFile(join(dataFolder, 'log.sqlite'));
  try {
    return Math.round(Number(file.db.prepare('SELECT avg(length(body)) FROM events').pluck().get()));
  } finally {
    file.close();
  }
}
