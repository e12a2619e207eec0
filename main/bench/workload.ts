import type { DemoOrder } from '../demo/plant/load-demo-plant.ts';
import type { Hand, Move } from './hand.ts';

/** The three terminals of the mix. */
export interface Crew {
  readonly booth: Hand;
  readonly line: Hand;
  readonly desk: Hand;
}

/** Who works where in the demo plant. */
export const PLACES = {
  booth: { station: 'WS-01', person: 'OP-101' },
  line: { station: 'PL-3', person: 'OP-301' },
  desk: { station: 'QA-01', person: 'QA-01' },
} as const;

/** The clearance: work without an instrument, with items that need no scan. */
const STEP = '20';
const ANSWERS = [
  { item: '1', answer: { kind: 'confirmed' } },
  { item: '2', answer: { kind: 'count', value: 0 } },
  { item: '4', answer: { kind: 'reference', value: 'CL-26-0311' } },
  { item: '5', answer: { kind: 'reference', value: 'VC5-26-0146' } },
  { item: '6', answer: { kind: 'confirmed' } },
] as const;

/** What people do wrong: a typed lot, a function of another station, a step that is not theirs, a batch that is none. */
const WRONGS: readonly ((crew: Crew) => Move)[] = [
  ({ booth }) => booth.move({ type: 'TypeIdentity', text: 'AA-2503-042' }, 'refused'),
  ({ line }) => line.move({ type: 'OpenFunction', function: 'weigh' }, 'refused'),
  ({ booth }) => booth.strayMove({ type: 'LeaveStep' }),
  ({ desk }) => desk.move({ type: 'EnterStep', batch: 'B-NONE', step: STEP }, 'refused'),
];
const WRONG_EVERY = 10;

/**
 * Visits `first` up to `end` of the booth to the clearance of an issued batch: entered, started or taken over, answered
 * while an item is open, suspended and left, while desk and line open their functions.
 */
export function* visits(
  { booth, line, desk }: Crew,
  batch: string,
  first: number,
  end: number,
): Generator<Move> {
  for (let visit = first; visit < end; visit += 1) {
    yield booth.move({ type: 'EnterStep', batch, step: STEP });
    yield booth.move({ type: visit === 0 ? 'StartStep' : 'TakeOverStep' });
    const open = ANSWERS[visit];
    if (open) yield booth.move({ type: 'AnswerItem', ...open });
    yield desk.move({ type: 'OpenFunction', function: 'review' });
    yield booth.move({ type: 'SuspendStep', reason: 'break' });
    yield line.move({ type: 'OpenFunction', function: 'packaging' });
    yield booth.move({ type: 'LeaveStep' });
  }
}

const VISITS = 30;

/** Everything that is done to issued batches without a signature; each ends on hold. */
export function* unsignedWork(crew: Crew, batches: Iterable<string>): Generator<Move> {
  for (const batch of batches) {
    yield* visits(crew, batch, 0, VISITS);
    yield holdBatch(crew.desk, batch);
  }
}

/** Actions that one batch of `unsignedWork` is good for, wrong ones included. */
export const ACTIONS_PER_BATCH = Math.floor((VISITS * 6 + ANSWERS.length + 1) * 1.1);

export const holdBatch = (by: Hand, batch: string): Move =>
  by.move({
    type: 'PlaceHold',
    object: { kind: 'batch', id: batch },
    reason: 'investigation',
    narrative: null,
  });

export const reportProblem = (by: Hand): Move =>
  by.move({
    type: 'ReportException',
    category: 'equipment',
    narrative: 'The extraction makes an unusual noise.',
  });

/** The batch of the demo plant's order under another number. */
export const issueBatch = (desk: Hand, order: Omit<DemoOrder, 'batch'>, batch: string): Promise<Move> =>
  desk.signedMove({
    type: 'IssueBatch',
    recipe: order.recipe,
    version: order.version,
    batch,
    allocations: order.allocations,
  });

/** Every tenth command is a wrong one, of each kind in turn. */
export function* withWrongs(crew: Crew, moves: Iterable<Move>): Generator<Move> {
  let right = 0;
  for (const move of moves) {
    yield move;
    right += 1;
    const turn = right / (WRONG_EVERY - 1);
    const wrong = Number.isInteger(turn) ? WRONGS[turn % WRONGS.length] : undefined;
    if (wrong) yield wrong(crew);
  }
}
