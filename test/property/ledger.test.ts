import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { RecordedEvent } from '../../main/domain/events.ts';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { entriesOf } from '../../main/domain/label-ledger/issued-to.ts';
import { PlantState } from '../../main/domain/state.ts';
import { dataOf, type Told } from '../support/given-when-then.ts';
import { LabelRun } from '../support/label-run.ts';
import {
  type Count,
  isSame,
  isWithin,
  type LabelWorld,
  labelWorlds,
  missing,
} from '../support/label-world.ts';
import { PACKED } from '../support/packaging-line.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 3_000 : 200;

const total = (world: LabelWorld, count: Count): number =>
  world.rolls.reduce((sum, _, index) => sum + missing(world, index, count), 0);

/** A person who made no mistake cannot show that another made one. */
const isAffected = ({ faults: [fault] }: LabelWorld, count: Count): boolean =>
  fault?.kind !== 'miscounted' ||
  fault.pile === 'splice' ||
  fault.by === count ||
  (fault.by === 'both' && count !== 'third');

/** What a count came to is what the faults of the world leave, roll by roll, and the step is where the rules put it. */
function expectCounted(run: LabelRun, world: LabelWorld, count: Count, told: Told): void {
  const [data] = dataOf(told, 'LabelsCounted');
  expect(data?.found.unaccounted).toBe(total(world, count));
  expect(data?.found.rolls.map(({ roll, unaccounted }) => [roll, unaccounted])).toEqual(
    run.rolls.map((roll, index) => [roll, missing(world, index, count)]),
  );
  expect(data?.found.within).toBe(isWithin(world, count));
  // One fault by itself is never nothing, whichever it is.
  if (world.faults.length === 1 && isAffected(world, count))
    expect(data?.found.unaccounted !== 0 || data.found.within === false).toBe(true);
  const opened = told.opened?.trigger ?? null;
  expect(opened).toBe(isWithin(world, count) ? null : 'reconciliationOutside');
  expect(run.line.step('200').state).toBe(opened === null ? 'inProgress' : 'exception');
  if (told.opened === null) return;
  expect(told.opened).toMatchObject({
    owner: 'qaReviewer',
    severity: 'major',
    links: [expect.stringMatching(/^NC-/)],
  });
  expect(dataOf(told, 'HoldPlaced')).toMatchObject([{ hold: { object: { kind: 'batch', id: PACKED } } }]);
  expect(run.complete().codes).toContain('step.blocked');
  run.settle(told.opened.id);
}

/** Two people count, and a third where they must; whether the labels were reconciled at the end. */
function reconciles(run: LabelRun, world: LabelWorld): boolean {
  const made: Count[] = [];
  for (const count of ['first', 'second', 'third'] as const) {
    expectCounted(run, world, count, run.count(count));
    made.push(count);
    const told = run.complete();
    const earlier = made.slice(0, -1);
    const isReconciled =
      isWithin(world, count) && earlier.some((each) => !isWithin(world, each) || isSame(world, each, count));
    expect(told.kind).toBe(isReconciled ? 'accepted' : 'refused');
    if (isReconciled) {
      const [data] = dataOf(told, 'LabelsReconciled');
      expect(data?.found.unaccounted).toBe(total(world, count));
      return true;
    }
    if (earlier.length === 0)
      expect(told.codes).toContain(isWithin(world, count) ? 'evidence.missing' : 'reconciliation.outside');
    else
      expect(told.codes).toEqual([
        isWithin(world, count) ? 'reconciliation.disagree' : 'reconciliation.outside',
      ]);
  }
  return false;
}

const folded = (recorded: readonly RecordedEvent[], into = new PlantState()): PlantState => {
  const draft = into.draft();
  for (const each of JSON.parse(JSON.stringify(recorded)) as RecordedEvent[]) evolve(draft, each);
  into.absorb(draft);
  return into;
};
const tables = (state: PlantState) => {
  const { labelLedgers, labelRolls, batches, exceptions } = state.toData();
  return [labelLedgers, labelRolls, batches, exceptions].map((rows) => new Map<string, unknown>(rows));
};

describe('the labels of a run', () => {
  const told = { reconciled: 0, outside: 0, negative: 0, differed: 0 };

  it('[S82][S48][S134][R2 111.410] that vanish, appear twice or are miscounted show as unaccounted, each of them, and nothing makes up for them; the record replays from any cut', () => {
    fc.assert(
      fc.property(labelWorlds, fc.nat(), (world, cut) => {
        const run = new LabelRun(world).toTheCount();
        if (reconciles(run, world)) told.reconciled += 1;
        if (!isWithin(world, 'first')) told.outside += 1;
        if (total(world, 'first') < 0) told.negative += 1;
        if (!isSame(world, 'first', 'second')) told.differed += 1;

        const { recorded, state } = run.line;
        expect(tables(folded(recorded))).toEqual(tables(state));
        // The station goes down after any event, and comes back with what it had written.
        const at = cut % recorded.length;
        const before = folded(recorded.slice(0, at));
        const restored = PlantState.fromData(JSON.parse(JSON.stringify(before.toData())));
        const lines = entriesOf(restored, PACKED as never);
        expect(tables(folded(recorded.slice(at), restored))).toEqual(tables(state));
        // Lines of the ledger are only ever added.
        expect(entriesOf(state, PACKED as never).slice(0, lines.length)).toEqual(lines);
      }),
      { seed: 410, numRuns: RUNS },
    );
  });

  it('and the worlds were as different as worlds are', () => {
    for (const [kind, times] of Object.entries(told)) expect(times, kind).toBeGreaterThan(RUNS / 25);
  });
});
