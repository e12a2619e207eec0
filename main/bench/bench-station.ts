import type { Reply } from '../contract/replies.ts';
import { type BootedNode, openNode } from '../hosts/shared/open-node.ts';
import { BENCH_VERSION, crewOf, plantOfToday } from './bench-plant.ts';
import { hold, type Move } from './hand.ts';
import { HAND_MS, type ToldClock, toldClock } from './told-clock.ts';
import { ACTIONS_PER_BATCH, issueBatch, unsignedWork, withWrongs } from './workload.ts';

/** The station as the product opens it, without instruments, on a clock that is told; its crew is signed in. */
export interface BenchStation {
  readonly booted: BootedNode;
  /** Makes ready for at least so many actions; issuing batches is signed and not what is measured. */
  prepare(actions: number): Promise<void>;
  /** Does the next action of the mix, in process or as `send` does it, and returns how long its answer took, ms. */
  act(send?: (move: Move) => Promise<Reply>): Promise<number>;
  /** Does one move without measuring. */
  perform(move: Move): Promise<void>;
  readonly crew: ReturnType<typeof crewOf>;
  close(): Promise<void>;
}

/** Opens (or founds) the demo plant in a folder at the time `utcMs`; batches are numbered from `prefix`. */
export async function openBenchStation(
  dataFolder: string,
  utcMs: number,
  prefix: string,
): Promise<BenchStation> {
  const plant = plantOfToday();
  const clock: ToldClock = toldClock(utcMs);
  const opened = await openNode({
    dataFolder,
    kind: 'demo',
    version: BENCH_VERSION,
    found: plant,
    devices: [],
    clock,
    clockIsSimulated: true,
  });
  if (!opened.ok) throw new Error(opened.error);
  const booted = opened.value;
  const crew = crewOf(plant, (terminal) => booted.connect(terminal, 'kiosk'));
  const batches: string[] = [];
  let issued = 0;
  let left = 0;
  const work = withWrongs(crew, unsignedWork(crew, taken(batches)));

  const perform = async (move: Move) => {
    clock.pass(HAND_MS);
    hold(move, await dispatch(move));
  };
  for (const hand of Object.values(crew)) await perform(hand.signIn());
  return {
    booted,
    crew,
    perform,
    async prepare(actions) {
      for (; left < actions; left += ACTIONS_PER_BATCH) {
        issued += 1;
        const batch = `${prefix}-${issued}`;
        await perform(await issueBatch(crew.desk, plant.order, batch));
        batches.push(batch);
      }
    },
    async act(send = dispatch) {
      const next = work.next();
      if (next.done) throw new Error('the bench has no batch left to work on');
      left -= 1;
      clock.pass(HAND_MS);
      const began = performance.now();
      const reply = await send(next.value);
      const took = performance.now() - began;
      hold(next.value, reply);
      return took;
    },
    close: () => booted.close(),
  };
}

const dispatch = ({ port, command }: Move): Promise<Reply> => port.dispatch(command);

/** Takes the first of a list that is filled up meanwhile. */
function* taken(list: string[]): Generator<string> {
  for (let next = list.shift(); next !== undefined; next = list.shift()) yield next;
}
