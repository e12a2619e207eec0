import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { PlantState } from '../../main/domain/state.ts';
import { Encapsulator } from '../support/encapsulator.ts';
import { OF_A_REFUSAL } from '../support/kernel-invariants.ts';
import { Dice } from '../support/kernel-walk.ts';
import { brokenInRun, unlikeItsRun } from '../support/run-invariants.ts';
import { RunWalk } from '../support/run-walk.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 600 : 60;
const STAGES = { begun: Encapsulator.begun, running: Encapsulator.running };

const walks = fc.record({
  stage: fc.constantFrom(...(Object.keys(STAGES) as (keyof typeof STAGES)[])),
  seeds: fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), {
    minLength: 150,
    maxLength: 500,
    size: 'max',
  }),
});

const accepted = new Set<string>();
const refused = new Set<string>();
const opened = new Set<string>();
let judged = 0;

const tables = (state: PlantState) =>
  Object.fromEntries(Object.entries(state.toData()).map(([name, rows]) => [name, new Map(rows)]));

describe('whatever is sent to the kernel from a run with in-process checks, in whatever order', () => {
  it('[S14][S15][S49][S104][S115] no placement is lost, no check is judged otherwise than its masses, and no run goes on after a bad one', () => {
    fc.assert(
      fc.property(walks, ({ stage, seeds }) => {
        const run = STAGES[stage]();
        const walk = new RunWalk(run);
        for (const seed of seeds) {
          const told = walk.go(new Dice(seed));
          if (told.kind === 'accepted') accepted.add(told.command);
          else expect(told.types.filter((type) => !OF_A_REFUSAL.has(type))).toEqual([]);
          for (const code of told.codes) refused.add(code);
          if (told.opened) opened.add(told.opened.trigger);
          judged += told.types.filter((type) => type === 'InProcessJudged').length;
          expect(unlikeItsRun(run)).toEqual([]);
        }
        expect(brokenInRun(run.recorded)).toEqual([]);
        const replayed = new PlantState();
        const draft = replayed.draft();
        for (const recorded of JSON.parse(JSON.stringify(run.recorded))) evolve(draft, recorded);
        replayed.absorb(draft);
        expect(tables(replayed)).toEqual(tables(run.state));
      }),
      { seed: 150, numRuns: RUNS },
    );
  });

  it('and the walks went far enough to mean it: every command of the run passed, every refusal and trigger was met', () => {
    for (const command of OF_THE_RUN) expect(accepted, command).toContain(command);
    expect(REFUSALS.filter((code) => !refused.has(code))).toEqual([]);
    expect(TRIGGERS.filter((trigger) => !opened.has(trigger))).toEqual([]);
    expect(judged).toBeGreaterThan(RUNS);
  });
});

const OF_THE_RUN = [
  'StartRun',
  'StopRun',
  'OpenInProcess',
  'CapturePlacement',
  'InvalidatePlacement',
  'CloseInProcess',
  'RestartRun',
  'NoteOverrun',
  'OpenSetUp',
  'ChangeContainer',
  'OverrideCheckWindow',
];
const REFUSALS = [
  'inProcess.open',
  'inProcess.neverRan',
  'inProcess.notDue',
  'inProcess.missed',
  'inProcess.nothingMade',
  'inProcess.none',
  'unit.none',
  'unit.same',
  'unit.belowMinimum',
  'placement.unknown',
  'placement.invalid',
  'recheck.none',
  'recheck.owed',
  'recheck.open',
  'recheck.supervisor',
  'setUp.running',
  'setUp.open',
  'output.none',
  'heel.none',
  'lineCount.other',
];
const TRIGGERS = ['inProcessOos', 'inProcessMissed', 'inProcessIncomplete', 'outOfTrend'];
