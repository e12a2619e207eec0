import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Micrograms, micrograms } from '../../main/contract/quantity.ts';
import {
  ended,
  invalidated,
  isComplete,
  isOpen,
  judge,
  type Placement,
  placed,
  type Sampled,
  standing,
  type Witnessed,
} from '../../main/domain/in-process/check.ts';
import { dueState, ranSince, untilDue } from '../../main/domain/in-process/due.ts';
import { type OutputContainer, sinceLastGood } from '../../main/domain/in-process/output.ts';
import type { InProcessPlan } from '../../main/domain/in-process/plan.ts';
import { brokenRules, seriesOf } from '../../main/domain/in-process/run-rules.ts';
import type { Instant } from '../../main/domain/moment.ts';

const mg = (tenths: number): Micrograms => micrograms(tenths * 100);
const AT = '2026-03-10T16:00:00.000Z' as Instant;
const later = (ms: number): Instant => new Date(Date.parse(AT) + ms).toISOString() as Instant;

const PLAN: InProcessPlan = {
  units: 'capsules',
  balance: 'BAL-01' as never,
  shownIn: 'mg',
  everyMinutes: 30,
  withinMinutes: 5,
  size: 20,
  individual: { lowest: mg(7_104), highest: mg(8_256) },
  mean: { lowest: mg(7_526), highest: mg(7_834) },
  centre: mg(7_680),
  sigma: mg(40),
  accuracyPercent: '0.10',
};

const opened = (size: number, id = 'IPC-01'): Sampled => ({
  kind: 'sampled',
  id: id as never,
  size,
  openedAt: AT,
  openedBy: 'OP-203' as never,
  container: null,
  recheck: null,
  placements: [],
  outcome: { kind: 'open' },
});
const onBalance = (mass: Micrograms): Placement => ({
  mass,
  value: String(mass),
  at: AT,
  how: 'captured',
  invalid: null,
});
const WITNESSED: Witnessed = {
  by: 'OP-203' as never,
  witness: 'OP-204' as never,
  at: AT,
  reason: 'instrument-disturbed',
  narrative: 'Draught.',
};
const full = (masses: readonly Micrograms[], id?: string): Sampled =>
  masses.reduce((check, mass) => placed(check, onBalance(mass)), opened(masses.length, id));
const judged = (check: Sampled): Sampled =>
  ended(check, { kind: 'judged', at: AT, ...judge(PLAN, check), rules: [] });

const masses = (least: number, most: number) => fc.integer({ min: least, max: most }).map(mg);
/** What people do with a sample: put a unit down, or say of an earlier one that it does not count. */
const moves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: masses(0, 12_000).map((mass) => ({ place: mass })) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }).map((number) => ({ invalidate: number })) },
  ),
  { maxLength: 60 },
);

describe('a sample, whatever is done with it', () => {
  it('[S49] keeps every placement in its order with its mass, and counts as many as it was opened for at the most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), moves, (size, done) => {
        let check = opened(size);
        const put: Micrograms[] = [];
        for (const move of done) {
          if ('place' in move) {
            if (isComplete(check)) {
              expect(() => placed(check, onBalance(move.place))).toThrow('nothing more is placed');
              continue;
            }
            check = placed(check, onBalance(move.place));
            put.push(move.place);
          } else {
            const target = check.placements[move.invalidate - 1];
            if (!target || target.invalid)
              expect(() => invalidated(check, move.invalidate, WITNESSED)).toThrow('cannot be invalidated');
            else if (!isComplete(check)) check = invalidated(check, move.invalidate, WITNESSED);
          }
          expect(check.placements.map(({ mass }) => mass)).toEqual(put);
          expect(check.size).toBe(size);
          expect(standing(check).length).toBeLessThanOrEqual(size);
          const struck = check.placements.filter(({ invalid }) => invalid).length;
          expect(standing(check).length + struck).toBe(put.length);
        }
      }),
    );
  });

  it('[S49] is judged once and changes no more', () => {
    fc.assert(
      fc.property(fc.array(masses(6_000, 9_000), { minLength: 1, maxLength: 20 }), (weighed) => {
        const over = judged(full(weighed));
        expect(isOpen(over)).toBe(false);
        expect(() => placed(over, onBalance(mg(7_680)))).toThrow('broken invariant');
        expect(() => invalidated(over, 1, WITNESSED)).toThrow('broken invariant');
        expect(() => ended(over, { kind: 'incomplete', at: AT, by: null, reason: null })).toThrow(
          'has its end already',
        );
      }),
    );
  });

  it('is not judged before every unit of it was weighed', () => {
    expect(() => judge(PLAN, opened(1))).toThrow('not complete');
  });
});

describe('the judgement', () => {
  it('[S49] fails exactly where one mass or the mean is outside, worked out without a float', () => {
    fc.assert(
      fc.property(fc.array(masses(7_000, 8_400), { minLength: 1, maxLength: 20 }), (weighed) => {
        const { verdict, outside, mean, isMeanWithin } = judge(PLAN, full(weighed));
        const total = weighed.reduce((all, mass) => all + BigInt(mass), 0n);
        const count = BigInt(weighed.length);
        const within = total >= 752_600n * count && total <= 783_400n * count;
        const beyond = weighed.flatMap((mass, index) =>
          mass < 710_400 || mass > 825_600 ? [index + 1] : [],
        );
        expect({ outside, isMeanWithin }).toEqual({ outside: beyond, isMeanWithin: within });
        expect(verdict).toBe(within && beyond.length === 0 ? 'passed' : 'failed');
        expect(BigInt(mean.sum)).toBe(total);
      }),
    );
  });

  it.each([
    ['at the lowest of both', [7_104, 7_948], 'passed'],
    ['a tenth of a milligram under the individual limit', [7_103, 7_949], 'failed'],
    ['at the highest individual', [8_256, 7_104], 'passed'],
    ['over the highest individual', [8_257, 7_104], 'failed'],
    ['with its mean at the highest', [7_834, 7_834], 'passed'],
    ['with its mean half a tenth over the highest', [7_834, 7_835], 'failed'],
    ['with its mean at the lowest', [7_526, 7_526], 'passed'],
    ['with its mean half a tenth under the lowest', [7_526, 7_525], 'failed'],
    ['of the scenario: 784.6 mg', [7_846, 7_846], 'failed'],
    ['of the scenario after the adjustment: 769.1 mg', [7_691, 7_691], 'passed'],
  ] as const)('[S49] %s', (_, tenths, verdict) => {
    expect(judge(PLAN, full(tenths.map(mg))).verdict).toBe(verdict);
  });
});

describe('the run rules of Western Electric', () => {
  const of = (...tenths: readonly number[]) =>
    brokenRules(
      PLAN,
      tenths.map((each) => ({ sum: mg(each), count: 1 })),
    );

  it.each([
    ['nothing yet', [], []],
    ['a mean at the centre', [7_680], []],
    ['a mean at three sigma', [7_800], []],
    ['a mean beyond three sigma', [7_801], ['westernElectric1']],
    ['one beyond two sigma', [7_761], []],
    ['two of three beyond two sigma', [7_761, 7_680, 7_761], ['westernElectric2']],
    ['two beyond two sigma on both sides', [7_761, 7_680, 7_599], []],
    ['two of three, of which the last came back', [7_761, 7_761, 7_680], []],
    ['four of five beyond one sigma', [7_721, 7_721, 7_680, 7_721, 7_721], ['westernElectric3']],
    ['four of six beyond one sigma', [7_721, 7_721, 7_680, 7_680, 7_721, 7_721], []],
    ['seven on one side', Array<number>(7).fill(7_681), []],
    ['eight on one side', Array<number>(8).fill(7_681), ['westernElectric4']],
    ['eight under the centre', Array<number>(8).fill(7_679), ['westernElectric4']],
  ] as const)('[S15] of %s', (_, tenths, rules) => {
    expect(of(...tenths)).toEqual(rules);
  });

  it('[S15] say the same of what is mirrored at the centre, and of any number of units in a mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -160, max: 160 }), { maxLength: 12 }), (offsets) => {
        const series = of(...offsets.map((each) => 7_680 + each));
        expect(of(...offsets.map((each) => 7_680 - each))).toEqual(series);
        const wider = offsets.map((each) => ({ sum: mg((7_680 + each) * 20), count: 20 }));
        expect(brokenRules(PLAN, wider)).toEqual(series);
      }),
    );
  });

  it('[S15] look at the checks since the process was set anew', () => {
    const good = judged(full([mg(7_761)]));
    const bad = judged(full([mg(7_900)]));
    expect(seriesOf([good, good])).toHaveLength(2);
    expect(seriesOf([good, bad, good])).toHaveLength(1);
    expect(seriesOf([good, { kind: 'missed', id: 'IPC-02' as never, at: AT }])).toEqual([]);
    expect(seriesOf([good, opened(20)])).toHaveLength(1);
  });
});

describe('the next check', () => {
  const stretches = fc.array(
    fc.record({ ran: fc.integer({ min: 0, max: 4_000_000 }), stood: fc.integer({ min: 0, max: 4_000_000 }) }),
    { minLength: 1, maxLength: 8 },
  );

  it('[S49] is due by the time the line ran, however long it stood', () => {
    fc.assert(
      fc.property(stretches, (parts) => {
        let at = 0;
        let total = 0;
        const ran = parts.map(({ ran: ms, stood }) => {
          const stretch = { from: later(at), to: later(at + ms) };
          at += ms + stood;
          total += ms;
          return stretch;
        });
        expect(ranSince(ran, null, later(at))).toBe(total);
        expect(untilDue(PLAN, ran, [], later(at + 999_999))).toBe(1_800_000 - total);
      }),
    );
  });

  it('[S49] counts from the opening of the one before, in the stretch that goes on', () => {
    const check = { ...opened(20), openedAt: later(600_000) };
    const ran = [{ from: AT, to: null }];
    expect(untilDue(PLAN, ran, [check], later(900_000))).toBe(1_500_000);
    const missed = { kind: 'missed', id: 'IPC-02' as never, at: later(2_700_000) } as const;
    expect(untilDue(PLAN, ran, [check, missed], later(900_000))).toBe(1_500_000);
  });

  it.each([
    [300_001, 'notYet', 'due'],
    [300_000, 'due', 'due'],
    [-300_000, 'due', 'due'],
    [-300_001, 'missed', 'due'],
    [600_001, 'notYet', 'notYet'],
    [-600_001, 'missed', 'missed'],
  ] as const)(
    '[S49] with %i ms to go is %s, and %s once its time was overridden',
    (left, state, overridden) => {
      expect(dueState(PLAN, left, false)).toBe(state);
      expect(dueState(PLAN, left, true)).toBe(overridden);
    },
  );
});

const UNLABELLED = { from: [], label: { printed: 0, outcome: 'none', detail: '' } } as const;

describe('what a check that did not pass holds', () => {
  it('[S49] is every container that no passed check speaks for, and none that one does', () => {
    const verdicts = fc.array(fc.constantFrom('passed', 'failed', 'missed'), { maxLength: 8 });
    fc.assert(
      fc.property(verdicts, (sequence) => {
        const output: OutputContainer[] = [];
        const checks = sequence.map((verdict, index) => {
          const at = later(index * 1_800_000 + 1_800_000);
          output.push({
            ...UNLABELLED,
            id: `CAP-${index + 1}` as never,
            openedAt: later(index * 1_800_000),
            closedAt: at,
          });
          if (verdict === 'missed') return { kind: 'missed' as const, id: 'M' as never, at };
          const check = full([mg(verdict === 'passed' ? 7_680 : 9_000)]);
          return judged({ ...check, openedAt: at });
        });
        output.push({ ...UNLABELLED, id: 'CAP-open' as never, openedAt: later(99_000_000), closedAt: null });
        const lastGood = sequence.lastIndexOf('passed');
        const expected = output.slice(lastGood + 1).map(({ id }) => id);
        expect(sinceLastGood(output, checks)).toEqual(expected);
      }),
    );
  });
});
