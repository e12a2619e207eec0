import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type DoorAck, readDoorAcks } from './door-acks.ts';
import { STATION } from './door-runs.ts';
import { startChild } from './run-child.ts';

/** Lets the station answer until `enough`, then a random moment longer, then ends it with SIGKILL. */
export async function killed(
  root: string,
  env: Readonly<Record<string, string>>,
  enough: (fresh: readonly DoorAck[]) => boolean,
  longestMs: number,
): Promise<void> {
  const before = readDoorAcks(root).length;
  const child = startChild(STATION, root, 0, env);
  await until(child, () => enough(readDoorAcks(root).slice(before)));
  await wait(Math.random() * longestMs);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function until(child: ChildProcess, holds: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!holds() && child.exitCode === null) {
    if (performance.now() > end) throw new Error('the station answers nothing');
    await wait(5);
  }
}

/** Whether the station answered such a command in this run; any answer when null. */
export const told =
  (type: string | null) =>
  (fresh: readonly DoorAck[]): boolean =>
    fresh.some(({ command }) => type === null || command?.type === type);
