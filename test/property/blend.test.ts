import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { PlantState } from '../../main/domain/state.ts';
import { brokenAtBlender } from '../support/blend-invariants.ts';
import { BlendWalk } from '../support/blend-walk.ts';
import { BlendingTerminal } from '../support/blending-terminal.ts';
import { OF_A_REFUSAL } from '../support/kernel-invariants.ts';
import { Dice } from '../support/kernel-walk.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 1_000 : 100;
const STAGES = {
  dirty: () => BlendingTerminal.kitted(),
  charging: () => BlendingTerminal.charging(),
  charged: () => BlendingTerminal.charged(),
  adding: () => BlendingTerminal.charged().at('2026-03-10 07:30:00').blended().begin('130'),
};

const walks = fc.record({
  stage: fc.constantFrom(...(Object.keys(STAGES) as (keyof typeof STAGES)[])),
  seeds: fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), { minLength: 60, maxLength: 200, size: 'max' }),
});

const accepted = new Set<string>();
const refused = new Set<string>();

const tables = (state: PlantState) =>
  Object.fromEntries(Object.entries(state.toData()).map(([name, rows]) => [name, new Map(rows)]));

describe('whatever is sent to the kernel from a blending terminal, in whatever order', () => {
  it('[S130][S104][S47][S103][S111] nothing goes in without two people, out of its turn, twice or on hold, and nothing ends before its time', () => {
    fc.assert(
      fc.property(walks, ({ stage, seeds }) => {
        const terminal = STAGES[stage]();
        const walk = new BlendWalk(terminal);
        for (const seed of seeds) {
          const told = walk.go(new Dice(seed));
          if (told.kind === 'accepted') accepted.add(told.command);
          else expect(told.types.filter((type) => !OF_A_REFUSAL.has(type))).toEqual([]);
          for (const code of told.codes) refused.add(code);
        }
        expect(brokenAtBlender(terminal.recorded)).toEqual([]);
        const replayed = new PlantState();
        const draft = replayed.draft();
        for (const recorded of JSON.parse(JSON.stringify(terminal.recorded))) evolve(draft, recorded);
        replayed.absorb(draft);
        expect(tables(replayed)).toEqual(tables(terminal.state));
      }),
      { seed: 130, numRuns: RUNS },
    );
  });

  it('and the walks went far enough to mean it: every command of the blender passed, every refusal was met', () => {
    for (const command of OF_THE_BLENDER) expect(accepted, command).toContain(command);
    expect(REFUSALS.filter((code) => !refused.has(code))).toEqual([]);
  });
});

/** Commands and refusals that no walk through the weigh booth meets; these walks answer for them. */
const OF_THE_BLENDER = [
  'RecordCleaning',
  'VerifyAddition',
  'ChargeContainer',
  'StartProcess',
  'StopProcess',
  'RecordParameter',
];
const REFUSALS = [
  'charge.none',
  'charge.waits',
  'charge.other',
  'charge.unverified',
  'charge.twice',
  'charge.stranger',
  'sequence.container',
  'sequence.upstream',
  'clean.never',
  'machine.elsewhere',
  'machine.occupied',
  'cleaner.unqualified',
  'independence.cleaning',
  'process.running',
  'process.stands',
  'process.finished',
  'duration.left',
  'parameter.unknown',
  'parameter.recorded',
  'parameter.outside',
  'verification.none',
  'verification.scans',
  'verification.otherPerson',
  'independence.own',
];
