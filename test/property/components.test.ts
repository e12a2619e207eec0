import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { PlantState } from '../../main/domain/state.ts';
import { CasedLine } from '../support/cased-line.ts';
import { brokenCases, brokenComponents } from '../support/component-invariants.ts';
import { countComponents, packCases } from '../support/component-walk.ts';
import { BOTTLES, CLOSURES, CountedLine, MORE_BOTTLES } from '../support/counted-line.ts';
import type { Kernel } from '../support/given-when-then.ts';
import { OF_A_REFUSAL } from '../support/kernel-invariants.ts';
import { Dice } from '../support/kernel-walk.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 400 : 40;
const AT_FIRST = { [BOTTLES.lot]: 7650, [CLOSURES.lot]: 7800, [MORE_BOTTLES.lot]: 500 };

const seeds = fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), {
  minLength: 40,
  maxLength: 120,
  size: 'max',
});
const accepted = new Set<string>();
const refused = new Set<string>();

const tables = (state: PlantState) =>
  Object.fromEntries(Object.entries(state.toData()).map(([name, rows]) => [name, new Map(rows)]));

/** The record alone makes the same state again. */
function expectReplayed(line: Kernel): void {
  const replayed = new PlantState();
  const draft = replayed.draft();
  for (const recorded of JSON.parse(JSON.stringify(line.recorded))) evolve(draft, recorded);
  replayed.absorb(draft);
  expect(tables(replayed)).toEqual(tables(line.state));
}

function walk<Line extends CountedLine | CasedLine>(
  line: Line,
  steps: readonly number[],
  go: (line: Line, dice: Dice) => ReturnType<typeof countComponents>,
): void {
  for (const seed of steps) {
    const told = go(line, new Dice(seed));
    if (told.kind === 'accepted') accepted.add(told.command);
    else expect(told.types.filter((type) => !OF_A_REFUSAL.has(type))).toEqual([]);
    for (const code of told.codes) refused.add(code);
  }
}

describe('whatever is sent to the kernel about components and cases, in whatever order', () => {
  it('[S42][S48][S104][R2 111.260] no run starts without what it is made of, and no piece is lost, doubled or plugged', () => {
    fc.assert(
      fc.property(fc.boolean(), seeds, (isOver, steps) => {
        const line = isOver ? CountedLine.packed() : CountedLine.atLine();
        walk(line, steps, countComponents);
        const stock = Object.fromEntries(
          Object.entries(AT_FIRST).map(([lot, atFirst]) => [lot, [atFirst, line.onHand(lot)] as const]),
        );
        expect(brokenComponents(line.recorded, stock)).toEqual([]);
        expectReplayed(line);
      }),
      { seed: 147, numRuns: RUNS },
    );
  });

  it('[S33] no number of a case is given twice, and no label is printed twice without a signature', () => {
    fc.assert(
      fc.property(seeds, (steps) => {
        const line = CasedLine.filled();
        walk(line, steps, packCases);
        expect(brokenCases(line.recorded)).toEqual([]);
        expectReplayed(line);
      }),
      { seed: 203, numRuns: RUNS },
    );
  });

  it('and the walks went far enough to mean it', () => {
    for (const command of COMMANDS) expect(accepted, command).toContain(command);
    expect(REFUSALS.filter((code) => !refused.has(code))).toEqual([]);
  });
});

const COMMANDS = ['IssueComponent', 'CountComponent', 'PackCases', 'PrintCases', 'StopCases', 'ReprintCase'];
const REFUSALS = [
  'component.stranger',
  'component.notScanned',
  'component.nothing',
  'component.unissued',
  'component.running',
  'component.lots',
  'stock.less',
  'case.printing',
  'case.idle',
  'case.rest',
  'case.unsettled',
  'case.allLabelled',
  'case.unknown',
  'case.neverPrinted',
  'scan.caseKnown',
];
