import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { judged, type Line } from './line.ts';
import type { LongLog } from './long-log.ts';
import { median } from './statistics.ts';

/** What one start found, in a process of its own. */
export interface StartUp {
  /** Loading the program, which a log has no part in. */
  readonly programMs: number;
  readonly openMs: number;
  /** The first action: a sign-in with its secret, durable. */
  readonly actionMs: number;
  readonly rssBytes: number;
  /** After a collection. */
  readonly heapBytes: number;
  readonly peakBytes: number;
}

const CHILD = join(import.meta.dirname, 'start-up.child.ts');
const MB = 1024 * 1024;
/** What a station PC can spare beside its browser. */
const MOST_RSS_MB = 512;

/** Starts of new processes on the log that a crash left, its newest snapshot as old as it can be. */
export async function measureStartUp(
  { folders, events, tail }: LongLog,
  rounds: number,
): Promise<readonly Line[]> {
  const starts: StartUp[] = [];
  for (let round = 0; round < rounds; round += 1) starts.push(await start(folders.data));
  const ms = (of: (start: StartUp) => number) => median(starts.map(of));
  const worst = Math.max(...starts.map(({ openMs, actionMs }) => openMs + actionMs));
  return [
    judged(
      {
        id: 'start-up',
        what: `start at ${events} events to the first action's answer`,
        unit: 's',
        note: `after a crash, ${tail} events after the snapshot; opened in ${ms((one) => one.openMs).toFixed(0)} ms, first action ${ms((one) => one.actionMs).toFixed(0)} ms; the worst of ${rounds} was ${worst.toFixed(0)} ms; loading the program took ${ms((one) => one.programMs).toFixed(0)} ms more`,
      },
      ms(({ openMs, actionMs }) => openMs + actionMs) / 1000,
      { atMost: 1 },
    ),
    judged(
      {
        id: 'memory',
        what: `memory of the station at ${events} events`,
        unit: 'MB',
        note: `resident after its start; heap ${mb(ms((one) => one.heapBytes))} after a collection, peak ${mb(ms((one) => one.peakBytes))}`,
      },
      ms(({ rssBytes }) => rssBytes) / MB,
      { atMost: MOST_RSS_MB },
    ),
  ];
}

const mb = (bytes: number): string => `${(bytes / MB).toFixed(0)} MB`;

async function start(dataFolder: string): Promise<StartUp> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', CHILD, dataFolder]);
  return JSON.parse(stdout) as StartUp;
}
