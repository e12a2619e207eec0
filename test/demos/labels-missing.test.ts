import { expect, it } from 'vitest';
import type { BatchReviewView } from '../../main/contract/batch-views.ts';
import { type Desk, refusalsOf } from '../support/floor/desk.ts';
import { BATCH } from '../support/floor/door-plant.ts';
import { atKiosk, RECONCILE, WHOLE_COUNT } from '../support/floor/situations-of-labels.ts';
import { codes, onFloor, only } from './scripts/script.ts';

/** The run of the scenario: two rolls, what the applicator counted, and what was kept of each. */
const ISSUED = [1500, 1100];
const APPLIED = [1475, 974];
/** Site limit: twenty labels in ten thousand. */
const LIMIT = { labels: 20n, of: 10_000n };

/** Hundredths of a percent, half up, as people read them: worked out in whole numbers, apart from the product. */
function percent(missing: number, issued: number): string {
  const hundredths = (BigInt(Math.abs(missing)) * 20_000n + BigInt(issued)) / (2n * BigInt(issued));
  const text = hundredths.toString().padStart(3, '0');
  return `${missing < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The same bags with more or fewer labels in the set-up waste of each roll. */
const bags = (first: number, second: number) =>
  WHOLE_COUNT.map((roll, index) => ({ ...roll, setUp: roll.setUp + (index === 0 ? first : second) }));

const missingOf = (rolls: ReturnType<typeof bags>): readonly number[] =>
  rolls.map(
    ({ setUp, damaged, specimen, returned }, index) =>
      (ISSUED[index] ?? 0) - (APPLIED[index] ?? 0) - setUp - damaged - specimen - returned,
  );

function worked(rolls: ReturnType<typeof bags>) {
  const each = missingOf(rolls);
  const issued = ISSUED.reduce((sum, labels) => sum + labels, 0);
  const missing = each.reduce((sum, labels) => sum + labels, 0);
  const isWithin =
    each.every((labels) => labels >= 0) && BigInt(missing) * LIMIT.of <= BigInt(issued) * LIMIT.labels;
  return { missing, percent: percent(missing, issued), isWithin };
}

const count = (rolls: readonly object[]) => ({ type: 'CountLabels', rolls });
const settle = (exception: string) => ({
  type: 'SettleException',
  exception,
  reason: 'assessed-no-impact',
  narrative: null,
});

async function labelsLine(desk: Desk) {
  const reply = await desk.client.query({ kind: 'batchReview', batch: BATCH });
  if (reply.kind !== 'batchReview') throw new Error('no review of the batch');
  const { lines }: BatchReviewView = reply.review;
  return lines.find(({ id }) => id === 'labels');
}

const ALTERED = [
  {
    when: 'fifteen labels are found nowhere',
    rolls: bags(-12, 0),
    missing: 15,
    percent: '0.58',
    isWithin: false,
  },
  { when: 'one more than the limit', rolls: bags(-3, 0), missing: 6, percent: '0.23', isWithin: false },
  { when: 'as many as the limit allows', rolls: bags(-2, 0), missing: 5, percent: '0.19', isWithin: true },
  { when: 'one label too many is found', rolls: bags(0, 4), missing: -1, percent: '-0.04', isWithin: false },
  {
    when: 'none is missing, but each roll has what the other lacks',
    rolls: bags(6, -3),
    missing: 0,
    percent: '0.00',
    isWithin: false,
  },
] as const;

it.each(ALTERED)(
  '[S82][S48][S134][R3 211.125] when $when of 2 600, both people find it: $percent %, within the limit: $isWithin',
  ({ rolls, ...expected }) =>
    onFloor('applicatorRead', async (floor) => {
      const result = worked(rolls);
      expect(result).toEqual({
        missing: expected.missing,
        percent: expected.percent,
        isWithin: expected.isWithin,
      });
      const kiosk = await atKiosk(floor, RECONCILE, 'LBL-02');
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      let stopped = 0;
      for (const signer of ['LBL-02', 'OP-305']) {
        await kiosk.sign(count(rolls), signer);
        if (result.isWithin) {
          expect(kiosk.screen).toMatchObject({ state: 'inProgress', exceptions: [] });
          continue;
        }
        stopped += 1;
        // Outside: the step is stopped, its NC is open, the batch is on hold, and quality alone decides.
        expect(only(kiosk)).toMatchObject({
          id: `EX-0${stopped}`,
          trigger: 'reconciliationOutside',
          owner: 'qaReviewer',
          links: [`NC-0${stopped}`],
        });
        expect(kiosk.screen).toMatchObject({ state: 'exception', balance: null });
        expect(codes(await kiosk.sendSigned({ type: 'CompleteStep' }))).toEqual(
          expect.arrayContaining(['step.blocked', 'reconciliation.outside']),
        );
        expect((await labelsLine(desk))?.open.map(({ code }) => code)).toEqual(['labelsOutside']);
        const release = refusalsOf(
          await desk.sendSigned({ type: 'ReleaseBatch', batch: BATCH }, { signer: 'QA-02' }),
        );
        expect(release.find(({ code }) => code === 'release.open')?.data['readiness']).toContain('labels');
        await desk.sign(settle(`EX-0${stopped}`), 'QA-01');
        await kiosk.shows(({ screen }) => 'state' in screen && screen.state === 'inProgress');
      }
      // Two people found the same; where it is outside, that alone makes nothing right.
      const end = await kiosk.sendSigned({ type: 'CompleteStep' });
      expect(codes(end)).toEqual(result.isWithin ? [] : ['reconciliation.outside']);

      await floor.close();
      const record = floor.record();
      const found = (type: string) =>
        record
          .filter((each) => each.type === type)
          .map(({ data }) => (data as { found: { unaccounted: number; within: boolean } }).found);
      const one = { unaccounted: result.missing, within: result.isWithin };
      expect(found('LabelsCounted')).toMatchObject([one, one]);
      expect(found('LabelsReconciled')).toMatchObject(result.isWithin ? [one] : []);
      const holds = record
        .filter(({ type }) => type === 'HoldPlaced')
        .map(({ data }) => data as { hold: { exception: string | null } })
        .filter(({ hold }) => hold.exception !== null);
      expect(holds).toMatchObject(
        Array.from({ length: stopped }, () => ({ hold: { object: { kind: 'batch', id: BATCH } } })),
      );
      expect(await floor.wrongWithLog()).toEqual([]);
    }),
  120_000,
);
