import { sha256 } from '../adapters/sqlite/sha256.ts';
import { crewOf, plantOfToday } from './bench-plant.ts';
import { hold } from './hand.ts';
import { KernelRig, type Prepared } from './kernel-rig.ts';
import { judged, type Line, noted } from './line.ts';
import type { BenchOptions } from './options.ts';
import { toldClock } from './told-clock.ts';
import { ACTIONS_PER_BATCH, issueBatch, unsignedWork, withWrongs } from './workload.ts';

const BLOCK = 2_000;
const WARM_UP = 10;

/**
 * Facts, gates, events, fold, text and hash of each action of the mix, in processor time of this thread: without disk,
 * parser and id generator, and whatever else this computer does meanwhile.
 */
export async function measureKernel({ quick }: Pick<BenchOptions, 'quick'>): Promise<readonly Line[]> {
  const blocks = quick ? 10 : 40;
  const plant = plantOfToday();
  const rig = new KernelRig(plant.founding, toldClock(Date.now()));
  const crew = crewOf(plant, (terminal) => rig.portOf(terminal.replace(/-1$/, '')));
  const play = async (move: ReturnType<typeof crew.booth.signIn>) =>
    hold(move, await move.port.dispatch(move.command));
  for (const hand of Object.values(crew)) await play(hand.signIn());
  const batches: string[] = [];
  const needed = Math.ceil(((blocks + WARM_UP) * BLOCK) / ACTIONS_PER_BATCH);
  for (let at = 1; at <= needed; at += 1) {
    await play(await issueBatch(crew.desk, plant.order, `K-${at}`));
    batches.push(`K-${at}`);
  }
  const work = withWrongs(crew, unsignedWork(crew, batches));
  let spent = 0;
  for (let at = -WARM_UP; at < blocks; at += 1) {
    const prepared: Prepared[] = [];
    const expected: string[] = [];
    for (let count = 0; count < BLOCK; count += 1) {
      const next = work.next();
      if (next.done) throw new Error('the bench has no batch left to work on');
      prepared.push(rig.prepare(next.value.command, next.value.command.context.station));
      expected.push(next.value.expects);
    }
    const took = blockOf(rig, prepared, expected);
    if (at >= 0) spent += took;
  }
  return [
    judged(
      {
        id: 'kernel',
        what: 'decide + event + hash, processor time an action',
        unit: 'µs',
        note: `${blocks * BLOCK} actions of the mix; ids and time are passed in`,
      },
      spent / (blocks * BLOCK),
      { atMost: 5 },
    ),
    noted(
      {
        id: 'kernel.text',
        what: 'text and hash of one such event, and nothing else',
        unit: 'µs',
        note: 'in the same run: how fast this computer is; the target comes from one that needs 0.7 µs',
      },
      textAndHash(rig.lastBody),
    ),
  ];
}

/** Processor time of this thread, µs. */
function blockOf(rig: KernelRig, prepared: readonly Prepared[], expected: readonly string[]): number {
  const before = process.threadCpuUsage();
  const kinds = prepared.map((one) => rig.decideOn(one).kind);
  const { user, system } = process.threadCpuUsage(before);
  if (kinds.some((kind, at) => kind !== expected[at])) throw new Error('the kernel answered otherwise');
  return user + system;
}

/** JSON text and SHA-256 of a stored event, µs: what the platform alone takes for it. */
function textAndHash(body: string): number {
  const event = JSON.parse(body) as object;
  const times = 20_000;
  let head = '0'.repeat(64);
  let took = 0;
  // The first round warms up.
  for (let round = 0; round < 2; round += 1) {
    const before = process.threadCpuUsage();
    for (let at = 0; at < times; at += 1) head = sha256(head + JSON.stringify(event));
    const { user, system } = process.threadCpuUsage(before);
    took = user + system;
  }
  return took / times;
}
