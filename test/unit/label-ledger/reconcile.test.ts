import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText } from '../../../main/domain/execution/yield.ts';
import {
  LABEL_FATES,
  type LabelEntry,
  lastCount,
  wasteKept,
} from '../../../main/domain/label-ledger/label-ledger.ts';
import { reconcile } from '../../../main/domain/label-ledger/reconcile.ts';

const LIMIT = { percent: '0.20', basis: 'Site limit from the last 24 batches' };
const entry = (
  roll: string,
  what: LabelEntry['what'],
  quantity: number,
  count: number | null = null,
): LabelEntry =>
  ({ roll, what, quantity, count, step: '200', by: 'LBL-02', at: '2026-03-11T20:05:00.000Z' }) as LabelEntry;

/** The batch of the reference scenario: two rolls, 2 600 labels. */
const ISSUED = [
  entry('R-0931', 'issued', 1500),
  entry('R-0932', 'issued', 1100),
  entry('R-0931', 'applied', 1472),
  entry('R-0932', 'applied', 972),
  entry('R-0931', 'rejected', 3),
  entry('R-0932', 'rejected', 2),
];
/** The first count misses what was left on the core of the rewinder. */
const FIRST = [
  entry('R-0931', 'setUp', 16, 1),
  entry('R-0932', 'setUp', 15, 1),
  entry('R-0932', 'damaged', 9, 1),
  entry('R-0931', 'specimen', 1, 1),
  entry('R-0932', 'specimen', 1, 1),
  entry('R-0932', 'returned', 97, 1),
];
const RECOUNT = [
  ...FIRST.map((each) => ({ ...each, count: 2 })),
  entry('R-0931', 'setUp', 6, 2),
  entry('R-0932', 'setUp', 3, 2),
];

describe('the reconciliation of labels', () => {
  it('[S82] without the core of the rewinder leaves 12 of 2 600, 0.46 %, and is outside 0.20 %', () => {
    const found = reconcile([...ISSUED, ...FIRST], LIMIT, null);
    expect(found).toMatchObject({ issued: 2600, unaccounted: 12, within: false });
    expect(percentText(found.unaccounted, found.issued)).toBe('0.46');
  });

  it('[S82] with the core leaves 3 of 2 600, 0.12 %: the last count stands, and the first is still there', () => {
    const entries = [...ISSUED, ...FIRST, ...RECOUNT];
    const found = reconcile(entries, LIMIT, null);
    expect(found).toEqual({
      issued: 2600,
      fates: { applied: 2444, rejected: 5, setUp: 40, damaged: 9, specimen: 2, returned: 97 },
      unaccounted: 3,
      rolls: [
        { roll: 'R-0931', issued: 1500, unaccounted: 2 },
        { roll: 'R-0932', issued: 1100, unaccounted: 1 },
      ],
      packs: null,
      within: true,
    });
    expect(percentText(found.unaccounted, found.issued)).toBe('0.12');
    expect(lastCount(entries)).toBe(2);
    expect(reconcile(entries, LIMIT, null, 1).unaccounted).toBe(12);
  });

  it('[R2 111.410] keeps 54 labels of waste until they are destroyed, and destroying them accounts for nothing', () => {
    const entries = [...ISSUED, ...FIRST, ...RECOUNT];
    expect(wasteKept(entries, 'R-0931' as never) + wasteKept(entries, 'R-0932' as never)).toBe(54);
    const destroyed = [...entries, entry('R-0931', 'destroyed', 25)];
    expect(wasteKept(destroyed, 'R-0931' as never)).toBe(0);
    expect(reconcile(destroyed, LIMIT, null).unaccounted).toBe(3);
  });

  it('[S82] is outside when more was found than issued, whatever the limit', () => {
    const found = reconcile(
      [entry('R-1', 'issued', 100), entry('R-1', 'applied', 101)],
      {
        ...LIMIT,
        percent: '50',
      },
      null,
    );
    expect(found).toMatchObject({ unaccounted: -1, within: false });
    expect(percentText(-1, 100)).toBe('-1.00');
  });

  it('[S82] is outside when one roll hides what another lacks', () => {
    const found = reconcile(
      [
        entry('R-1', 'issued', 100),
        entry('R-2', 'issued', 100),
        entry('R-1', 'applied', 101),
        entry('R-2', 'applied', 99),
      ],
      LIMIT,
      null,
    );
    expect(found).toMatchObject({ unaccounted: 0, within: false });
  });

  it('[S82] is outside when the counter of the applicator and the packs of the line differ', () => {
    const entries = [entry('R-1', 'issued', 100), entry('R-1', 'applied', 97), entry('R-1', 'rejected', 3)];
    expect(reconcile(entries, LIMIT, 100).within).toBe(true);
    expect(reconcile(entries, LIMIT, 99)).toMatchObject({ unaccounted: 0, packs: 99, within: false });
  });

  it.each([
    [5, true],
    [6, false],
  ])('[S82] compares exactly at the limit: %i of 2 500 at 0.20 %%', (lost, within) => {
    const entries = [entry('R-1', 'issued', 2500), entry('R-1', 'applied', 2500 - lost)];
    expect(reconcile(entries, LIMIT, null).within).toBe(within);
  });
});

/** Ledgers in which every label is where it should be. */
const balanced = fc
  .array(
    fc.record({
      fates: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 6, maxLength: 6 }),
      parts: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rolls) =>
    rolls.flatMap(({ fates, parts }, index) => {
      const roll = `R-${index + 1}`;
      const ends = LABEL_FATES.flatMap((fate, at) => {
        const quantity = fates[at] ?? 0;
        const each = Math.floor(quantity / parts);
        return Array.from({ length: parts }, (_, part) =>
          entry(roll, fate, part === 0 ? quantity - each * (parts - 1) : each),
        );
      });
      return [
        entry(
          roll,
          'issued',
          fates.reduce((sum, each) => sum + each, 0),
        ),
        ...ends,
      ];
    }),
  );

/** Whether any label shows as missing or as one too many, in the whole or at a roll. */
const shows = (entries: readonly LabelEntry[]): boolean => {
  const { unaccounted, rolls } = reconcile(entries, LIMIT, null);
  return unaccounted !== 0 || rolls.some((each) => each.unaccounted !== 0);
};

describe('any ledger', () => {
  it('[S82] in which every label is where it should be leaves nothing unaccounted', () => {
    fc.assert(
      fc.property(balanced, (entries) => {
        expect(shows(entries)).toBe(false);
        expect(reconcile(entries, LIMIT, null).within).toBe(true);
      }),
    );
  });

  it('[S82][S134] shows every label that is left out, written twice, counted wrong or under another roll', () => {
    fc.assert(
      fc.property(balanced, fc.nat(), fc.integer({ min: 1, max: 500 }), fc.nat(3), (entries, at, by, how) => {
        const index = at % entries.length;
        const hit = entries[index] as LabelEntry;
        const others = entries.filter((_, each) => each !== index);
        const changed = [
          others,
          [...entries, hit],
          [...others, { ...hit, quantity: hit.quantity + by }],
          [...others, { ...hit, roll: 'R-9' as LabelEntry['roll'] }],
        ][how] as readonly LabelEntry[];
        fc.pre(how === 2 || hit.quantity > 0);
        expect(shows(changed)).toBe(true);
      }),
    );
  });
});
