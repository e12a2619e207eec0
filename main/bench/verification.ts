import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { openLogFile } from '../verifier/log-file.ts';
import { verifyInBackground } from '../verifier/verify-in-background.ts';
import { openBenchStation } from './bench-station.ts';
import { judged, type Line, noted } from './line.ts';
import type { LongLog } from './long-log.ts';
import { interleave, median, medianRatio } from './statistics.ts';

const PAGES = [500, 2_000, 5_000] as const;
/** Actions of a round. */
const ALONE = 2_000;
const MOST_MEANWHILE = 20_000;
/** What a verification may cost. */
const TIMES_THE_LEAST = 3;

/**
 * Verification of the whole log in its worker against the least that any verification does, in rounds of the same run:
 * every event read once, its link, leaf and node hashed. Both as processor time of all threads (docs/decisions/0025).
 */
export async function measureVerification(
  { folders, events }: LongLog,
  rounds: number,
): Promise<readonly Line[]> {
  const walls: { verify: number; read: number }[] = [];
  const costs = await interleave(
    {
      verify: async () => {
        const read = await fastestRead(folders.log);
        return worked(async () => {
          walls.push({ read, verify: await timed(() => verified(folders.log)) });
        });
      },
      least: () => worked(() => leastVerification(folders.log)),
    },
    rounds,
  );
  return [
    noted(
      {
        id: 'verification.time',
        what: `verification of ${events} events`,
        unit: 's',
        note: `the fastest read, in the best of pages of ${PAGES.join(', ')}, took ${medianRatio(walls, 'read', 'verify').toFixed(2)} of that`,
      },
      median(walls.map(({ verify }) => verify)) / 1000,
    ),
    judged(
      {
        id: 'verification.ratio',
        what: 'verification ÷ one read and three hashes of each of these events',
        unit: 'ratio',
        note: `${seconds(costs.map(({ verify }) => verify))} and ${seconds(costs.map(({ least }) => least))} s of processor time of all threads`,
      },
      medianRatio(costs, 'verify', 'least'),
      { atMost: TIMES_THE_LEAST },
    ),
  ];
}

/** Commits of a station whose log is verified meanwhile, against its commits alone. */
export async function measureCommitsMeanwhile(log: LongLog, rounds: number): Promise<Line> {
  const station = await openBenchStation(log.folders.data, log.until + 3_600_000, 'V');
  // A station verifies its log behind the work when it starts; that one is over before this one is.
  await verified(log.folders.log);
  try {
    const costs = await interleave(
      {
        alone: async () => {
          await station.prepare(ALONE);
          let left = ALONE;
          return meanWhile(
            () => left-- > 0,
            () => station.act(),
          );
        },
        meanwhile: async () => {
          await station.prepare(MOST_MEANWHILE);
          let left = MOST_MEANWHILE;
          const end = verified(log.folders.log).finally(() => {
            left = 0;
          });
          const mean = await meanWhile(
            () => left-- > 0,
            () => station.act(),
          );
          await end;
          return mean;
        },
      },
      rounds,
      1,
    );
    return judged(
      {
        id: 'verification.commits',
        what: 'rate of commits during a verification ÷ rate alone',
        unit: 'ratio',
        note: `one verification a round, ${rounds} rounds`,
      },
      medianRatio(costs, 'alone', 'meanwhile'),
      { atLeast: 0.9 },
    );
  } finally {
    await station.close();
  }
}

async function verified(logPath: string): Promise<void> {
  const { ok, failures } = await verifyInBackground(logPath).report;
  if (!ok) throw new Error(`the long log does not verify: ${failures[0]?.message}`);
}

async function leastVerification(path: string): Promise<void> {
  await once(
    new Worker(new URL('./least-verification.worker.ts', import.meta.url), { workerData: path }),
    'exit',
  );
}

/** Processor time of all threads of this process, ms. */
async function worked(work: () => Promise<void>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const seconds = (ms: readonly number[]): string => (median(ms) / 1000).toFixed(2);

/** The best of several page sizes, columns as arrays: what no verification of these rows can undercut. */
async function fastestRead(path: string): Promise<number> {
  const times: number[] = [];
  for (const page of PAGES) times.push(await timed(async () => readAll(path, page)));
  return Math.min(...times);
}

function readAll(path: string, limit: number): void {
  const file = openLogFile(path);
  try {
    const page = file.db
      .prepare<[number, number]>('SELECT seq, body, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?')
      .raw();
    let after = 0;
    for (let rows = page.all(after, limit); rows.length > 0; rows = page.all(after, limit)) {
      after = (rows.at(-1) as [number, string, string])[0];
    }
  } finally {
    file.close();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Mean cost of an action as long as it `goesOn`, each in a turn of its own, ms. */
async function meanWhile(goesOn: () => boolean, act: () => Promise<number>): Promise<number> {
  let count = 0;
  const began = performance.now();
  while (goesOn()) {
    await act();
    await setImmediate();
    count += 1;
  }
  return (performance.now() - began) / count;
}
