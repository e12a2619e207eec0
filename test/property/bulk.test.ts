import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { PlantState } from '../../main/domain/state.ts';
import { brokenInBulk, isOut } from '../support/bulk-invariants.ts';
import { BulkTerminal, DETECTOR } from '../support/bulk-terminal.ts';
import { BulkWalk } from '../support/bulk-walk.ts';
import { OF_A_REFUSAL } from '../support/kernel-invariants.ts';
import { Dice } from '../support/kernel-walk.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 600 : 60;

const walks = fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), {
  minLength: 80,
  maxLength: 260,
  size: 'max',
});

const accepted = new Set<string>();
const refused = new Set<string>();
const opened = new Set<string>();

const tables = (state: PlantState) =>
  Object.fromEntries(Object.entries(state.toData()).map(([name, rows]) => [name, new Map(rows)]));

describe('whatever is sent to the kernel from a bulk behind a metal detector, in whatever order', () => {
  it('[S45][S50][S103][S111] nothing goes through without a good challenge, and what a bad one speaks of is held', () => {
    fc.assert(
      fc.property(walks, (seeds) => {
        const terminal = BulkTerminal.begun();
        const walk = new BulkWalk(terminal);
        for (const seed of seeds) {
          const told = walk.go(new Dice(seed));
          if (told.kind === 'accepted') accepted.add(told.command);
          else expect(told.types.filter((type) => !OF_A_REFUSAL.has(type))).toEqual([]);
          for (const code of told.codes) refused.add(code);
          if (told.opened) opened.add(told.opened.trigger);
        }
        expect(brokenInBulk(terminal.recorded)).toEqual([]);
        if (isOut(terminal.recorded))
          expect(terminal.state.get('equipment', DETECTOR)?.service).toBe('outOfService');
        const replayed = new PlantState();
        const draft = replayed.draft();
        for (const recorded of JSON.parse(JSON.stringify(terminal.recorded))) evolve(draft, recorded);
        replayed.absorb(draft);
        expect(tables(replayed)).toEqual(tables(terminal.state));
      }),
      { seed: 160, numRuns: RUNS },
    );
  });

  it('and the walks went far enough to mean it: every command passed, every refusal and trigger was met', () => {
    for (const command of ['PassTestPiece', 'RepeatChallenge', 'RecordCount', 'CompleteStep', 'VerifyStep'])
      expect(accepted, command).toContain(command);
    expect(REFUSALS.filter((code) => !refused.has(code))).toEqual([]);
    for (const trigger of ['checkFailed', 'checkPassedAtSecondAttempt', 'deviceIneligible', 'yieldOutside'])
      expect(opened, trigger).toContain(trigger);
  });
});

const REFUSALS = [
  'challenge.due',
  'challenge.failed',
  'challenge.repeatFirst',
  'challenge.notFailed',
  'challenge.prepare',
  'challenge.after',
  'detector.unknown',
  'detector.outOfService',
  'piece.notScanned',
  'piece.passed',
  'intake.twice',
  'lineCount.samples',
];
