import { join } from 'node:path';
import { judged, type Line, noted } from './line.ts';
import { buildLongLog } from './long-log.ts';
import type { BenchOptions } from './options.ts';
import { measureStartUp } from './start-up.ts';
import { measureCommitsMeanwhile, measureVerification } from './verification.ts';

/** A snapshot stands between two actions of a person: nobody may notice it. */
const LONGEST_PAUSE_MS = 50;

/** Everything that depends on how long the log is: its building, the start on it, its verification. */
export async function measureLongLog({ folder, events, quick, say }: BenchOptions): Promise<readonly Line[]> {
  const began = performance.now();
  const log = await buildLongLog(join(folder, 'long'), events, say);
  const seconds = (performance.now() - began) / 1000;
  const rounds = quick ? 3 : 5;
  say(`${log.events} events of ${log.batches} batches are there; starting on them`);
  const starts = await measureStartUp(log, rounds);
  say('verifying them');
  const verification = await measureVerification(log, 3);
  const meanwhile = await measureCommitsMeanwhile(log, 3);
  return [
    noted(
      {
        id: 'log.build',
        what: `events a second while ${log.events} were written`,
        unit: '/s',
        note: 'through door, gates, signatures, checkpoints and pins; commits grouped, secrets compared without argon2',
      },
      log.events / seconds,
    ),
    judged(
      {
        id: 'log.snapshot',
        what: 'longest pause for a snapshot',
        unit: 'ms',
        note: `${log.snapshotPauses.length} snapshots, each with its checkpoint`,
      },
      Math.max(...log.snapshotPauses),
      { atMost: LONGEST_PAUSE_MS },
    ),
    ...starts,
    ...verification,
    meanwhile,
  ];
}
