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
/** Beside each block, so that both are measured on the computer as it is at that moment. */
const TEXTS = 1_000;
/** 5 µs on a computer that needs 0.74 µs for text and hash of an event (docs/decisions/0009). */
const LIMIT = { atMost: 6.8 };

/**
 * Facts, gates, events, fold, text and hash of each action of the mix, in processor time of this thread: without disk,
 * parser and id generator, and whatever else this computer does meanwhile. Held against what the platform alone takes
 * for the text and hash of one stored event in the same run.
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
  let spentOnText = 0;
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
    const onText = textAndHash(rig.lastBody);
    if (at < 0) continue;
    spent += took;
    spentOnText += onText;
  }
  const action = spent / (blocks * BLOCK);
  const text = spentOnText / (blocks * TEXTS);
  return [
    judged(
      {
        id: 'kernel',
        what: 'decide + event + hash of an action, in texts and hashes of one event',
        unit: 'times',
        note: `${blocks * BLOCK} actions of the mix, processor time; ids and time are passed in`,
      },
      action / text,
      LIMIT,
    ),
    noted(
      { id: 'kernel.action', what: 'decide + event + hash, processor time an action', unit: 'µs' },
      action,
    ),
    noted(
      {
        id: 'kernel.text',
        what: 'text and hash of one such event, and nothing else',
        unit: 'µs',
        note: 'how fast this computer is: 0.74 µs where the limit of 5 µs an action was set',
      },
      text,
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

/** Processor time, µs, of JSON text and SHA-256 of one stored event, as many times as stand beside a block. */
function textAndHash(body: string): number {
  const event = JSON.parse(body) as object;
  let head = '0'.repeat(64);
  const before = process.threadCpuUsage();
  for (let at = 0; at < TEXTS; at += 1) head = sha256(head + JSON.stringify(event));
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}
