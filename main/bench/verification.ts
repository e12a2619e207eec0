import { setImmediate } from 'node:timers/promises';
import { openLogFile } from '../verifier/log-file.ts';
import { verifyInBackground } from '../verifier/verify-in-background.ts';
import { openBenchStation } from './bench-station.ts';
import { judged, type Line } from './line.ts';
import type { LongLog } from './long-log.ts';
import { interleave, median, medianRatio } from './statistics.ts';

const PAGES = [500, 2_000, 5_000] as const;
/** Actions of a round. */
const ALONE = 2_000;
const MOST_MEANWHILE = 20_000;

/** Verification of the whole log in its worker against the fastest way to read all of it, in rounds of the same run. */
export async function measureVerification(
  { folders, events }: LongLog,
  rounds: number,
): Promise<readonly Line[]> {
  const costs = await interleave(
    { verify: () => timed(() => verified(folders.log)), read: () => fastestRead(folders.log) },
    rounds,
  );
  const verifyMs = median(costs.map(({ verify }) => verify));
  return [
    judged(
      {
        id: 'verification.time',
        what: `verification of ${events} events`,
        unit: 's',
      },
      verifyMs / 1000,
      { atMost: (3 * events) / 1_000_000 },
    ),
    judged(
      {
        id: 'verification.ratio',
        what: 'verification ÷ the fastest paged read of the same events',
        unit: 'ratio',
        note: `the read took ${(median(costs.map(({ read }) => read)) / 1000).toFixed(2)} s, in the best of pages of ${PAGES.join(', ')}`,
      },
      medianRatio(costs, 'read', 'verify'),
      { atLeast: 0.45 },
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
