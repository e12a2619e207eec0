import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { PlantState } from '../../main/domain/state.ts';
import { broken } from '../support/kernel-invariants.ts';
import { Dice } from '../support/kernel-walk.ts';
import { atKiosk, LABEL_BATCH, labelRecipe } from '../support/kernel-walk-labels.ts';
import { WeighBooth } from '../support/weigh-booth.ts';

vi.setConfig({ testTimeout: 600_000 });

const RECIPE = labelRecipe();
/** The demo plant with the recipe of the kiosk, and a third person who may count. */
const plant = (founding: Founding): Founding => ({
  ...founding,
  recipes: [...founding.recipes, RECIPE],
  people: founding.people.map((person) =>
    person.id === 'OP-301'
      ? {
          ...person,
          qualifications: [...person.qualifications, { code: 'LABEL-V', expires: '2026-12-31' as never }],
        }
      : person,
  ),
});

const accepted = new Set<string>();
const refused = new Set<string>();
const opened = new Set<string>();

describe('whatever is done at the label kiosk, in whatever order', () => {
  it('[S48][S82][S104][S132] no label is issued, counted or destroyed against the rules, and the record replays', () => {
    let verified = 0;
    const seeds = fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), {
      minLength: 60,
      maxLength: 140,
      size: 'max',
    });
    fc.assert(
      fc.property(seeds, (walk) => {
        const booth = WeighBooth.founded(plant);
        for (const seed of walk) {
          const told = atKiosk(booth, new Dice(seed));
          if (told.kind === 'accepted') accepted.add(told.command);
          for (const code of told.codes) refused.add(code);
          if (told.opened) opened.add(told.opened.trigger);
          expect(broken(booth, told)).toEqual([]);
        }
        if (booth.state.get('batches', LABEL_BATCH)?.steps['200']?.state === 'verified') verified += 1;
        const replayed = new PlantState();
        const draft = replayed.draft();
        for (const recorded of JSON.parse(JSON.stringify(booth.recorded))) evolve(draft, recorded);
        replayed.absorb(draft);
        expect(new Map(replayed.toData().labelLedgers)).toEqual(new Map(booth.state.toData().labelLedgers));
        expect(new Map(replayed.toData().labelRolls)).toEqual(new Map(booth.state.toData().labelRolls));
      }),
      { seed: 82, numRuns: 60 },
    );
    // Many walks came to their end: reconciled, and verified by a second person.
    expect(verified).toBeGreaterThan(10);
  });

  it('and the walks went deep enough to mean it', () => {
    expect(
      ['IssueLabels', 'ReadApplicator', 'CountLabels', 'DestroyLabels', 'CompleteStep', 'VerifyStep'].filter(
        (type) => !accepted.has(type),
      ),
    ).toEqual([]);
    const wanted = [
      'label.obsolete',
      'label.artwork',
      'roll.notInCage',
      'roll.count',
      'reconciler.issued',
      'applicator.roll',
      'applicator.rejects',
      'count.again',
      'count.issuer',
      'count.unqualified',
      'count.rolls',
      'count.applicator',
      'return.coded',
      'reconciliation.outside',
      'independence.own',
      'destroy.nothing',
    ];
    expect(wanted.filter((code) => !refused.has(code))).toEqual([]);
    expect(['wrongLabel', 'reconciliationOutside', 'unqualified'].filter((row) => !opened.has(row))).toEqual(
      [],
    );
  });
});
