import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { PlantState } from '../../main/domain/state.ts';
import { OF_A_REFUSAL } from '../support/kernel-invariants.ts';
import { Dice } from '../support/kernel-walk.ts';
import { LabelledLine } from '../support/labelled-line.ts';
import { brokenAtApplicator } from '../support/labelling-invariants.ts';
import { brokenOnLine, unlikeItsRecord } from '../support/line-invariants.ts';
import { LineWalk } from '../support/line-walk.ts';
import { PackagingLine } from '../support/packaging-line.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 1_000 : 120;
const STAGES = {
  issued: PackagingLine.issued,
  cleared: PackagingLine.cleared,
  running: PackagingLine.running,
  labelled: LabelledLine.atLine,
  labelling: LabelledLine.packing,
  byEye: () => LabelledLine.mounted({ codeRead: 'eye' }),
};

const walks = fc.record({
  stage: fc.constantFrom(...(Object.keys(STAGES) as (keyof typeof STAGES)[])),
  seeds: fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), { minLength: 60, maxLength: 200, size: 'max' }),
});

const accepted = new Set<string>();
const refused = new Set<string>();
let runs = 0;

const tables = (state: PlantState) =>
  Object.fromEntries(Object.entries(state.toData()).map(([name, rows]) => [name, new Map(rows)]));

describe('whatever is sent to the kernel from a packaging line, in whatever order', () => {
  it('[S81][S132][S130][S104][S111] no run is reached without a verified clearance of its batch, a roll of it and a right code, nor a restart without two people', () => {
    fc.assert(
      fc.property(walks, ({ stage, seeds }) => {
        const line = STAGES[stage]();
        const walk = new LineWalk(line);
        for (const seed of seeds) {
          const told = walk.go(new Dice(seed));
          if (told.kind === 'accepted') accepted.add(told.command);
          else expect(told.types.filter((type) => !OF_A_REFUSAL.has(type))).toEqual([]);
          for (const code of told.codes) refused.add(code);
          // One press, one answer: nothing fills in a list (rules §8).
          expect(told.types.filter((type) => type === 'ItemAnswered').length).toBeLessThanOrEqual(1);
          runs += told.types.filter((type) => type === 'RunStarted').length;
        }
        expect(brokenOnLine(line.recorded)).toEqual([]);
        expect(brokenAtApplicator(line.recorded)).toEqual([]);
        expect(unlikeItsRecord(line)).toEqual([]);
        const replayed = new PlantState();
        const draft = replayed.draft();
        for (const recorded of JSON.parse(JSON.stringify(line.recorded))) evolve(draft, recorded);
        replayed.absorb(draft);
        expect(tables(replayed)).toEqual(tables(line.state));
      }),
      { seed: 190, numRuns: RUNS },
    );
  });

  it('and the walks went far enough to mean it: every command of the line passed, every refusal was met', () => {
    for (const command of OF_THE_LINE) expect(accepted, command).toContain(command);
    expect(REFUSALS.filter((code) => !refused.has(code))).toEqual([]);
    expect(runs).toBeGreaterThan(RUNS);
  });
});

/** Commands and refusals that no walk through the weigh booth meets; these walks answer for them. */
const OF_THE_LINE = [
  'RepeatClearance',
  'StartRun',
  'StopRun',
  'VerifyRestart',
  'RecordCount',
  'TakeOffRoll',
  'VerifyCode',
  'KeepSpecimen',
];
const REFUSALS = [
  'line.uncleared',
  'line.otherBatch',
  'line.expired',
  'line.running',
  'line.stands',
  'line.noRestart',
  'line.neverRan',
  'restart.inspection',
  'restart.open',
  'lineCount.reason',
  'lineCount.noReason',
  'lineCount.nothing',
  'clearance.stands',
  'clearance.over',
  'mount.none',
  'mount.running',
  'mount.occupied',
  'mount.notOn',
  'mount.splice',
  'mount.notIssued',
  'mount.usedUp',
  'label.artwork',
  'code.firstOff',
  'code.rollChange',
  'code.restart',
  'code.interval',
  'code.lastOff',
  'code.none',
  'code.noRoll',
  'code.scan',
  'mount.left',
  'specimen.first',
  'specimen.rollChange',
  'specimen.noChange',
  'specimen.noRoll',
  'specimen.twice',
  'specimen.early',
  'photo.used',
];
