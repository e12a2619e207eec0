import { expect, it } from 'vitest';
import type { BatchReviewView } from '../../../main/contract/batch-views.ts';
import type { ReconciliationScreen } from '../../../main/contract/views.ts';
import { type Desk, refusalsOf } from '../../support/floor/desk.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import {
  atKiosk,
  ISSUE,
  RECONCILE,
  SHORT_COUNT,
  WHOLE_COUNT,
} from '../../support/floor/situations-of-labels.ts';
import { codes, everybody, onFloor, only } from './script.ts';

const SETTLE = { type: 'SettleException', exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };
const count = (rolls: readonly object[]) => ({ type: 'CountLabels', rolls });
const moved = (kind: string, says: object = {}) => ({
  type: 'MoveRecord',
  record: 'NC-01',
  move: { kind, ...says },
});

const counting = ({ screen }: Desk): ReconciliationScreen => {
  if (screen.kind !== 'reconciliation') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};

async function reviewOf(desk: Desk): Promise<BatchReviewView> {
  const reply = await desk.client.query({ kind: 'batchReview', batch: BATCH });
  if (reply.kind !== 'batchReview') throw new Error('no review of the batch');
  return reply.review;
}
/** The record of the batch as anybody at a terminal can read it. */
const recordOf = async (desk: Desk): Promise<string> =>
  JSON.stringify(await desk.client.query({ kind: 'batchRecord', batch: BATCH }));
/** What would be signed, without its last lines: who and when. */
async function textOf(desk: Desk, draft: object): Promise<string> {
  const signature = { person: null, secret: '-', textHash: '0'.repeat(64) };
  const command = { context: desk.context, ...draft, signature };
  const reply = await desk.client.query({ kind: 'signing', command });
  return reply.kind === 'signing' ? reply.text : '';
}
const lineOf = async (desk: Desk, wanted: string) =>
  (await reviewOf(desk)).lines.find(({ id }) => id === wanted);

it(
  '[S82][S48][S104][S134][S62] B: labels that do not add up become an NC for quality; a recount is another person, an old count is never edited, and the release waits',
  () =>
    onFloor('applicatorRead', async (floor) => {
      const kiosk = await atKiosk(floor, RECONCILE, 'LBL-02');
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');

      // One label controller counts, blind. What was left on the core of the rewinder is not in it.
      expect(counting(kiosk)).toMatchObject({ standing: 'uncounted', counts: [], balance: null });
      await kiosk.sign(count(SHORT_COUNT), 'LBL-02');
      const card = only(kiosk);
      expect(card).toMatchObject({ trigger: 'reconciliationOutside', owner: 'qaReviewer', links: ['NC-01'] });
      // At the kiosk nobody sees how many are missing, nor what was counted.
      expect(counting(kiosk)).toMatchObject({
        state: 'exception',
        balance: null,
        counts: [{ by: 'F. Okoye' }],
      });
      const shown = JSON.stringify(kiosk.screen);
      for (const hidden of ['2600', '2444', '0.46', '"97"']) expect(shown).not.toContain(hidden);

      // Nor in the record of the batch, which every terminal can open; nor at the desk of quality, who will count again.
      // Nor in a text that somebody would sign: of the sum, or of the waste that is to be destroyed.
      expect(await recordOf(kiosk)).not.toContain('setUp 16');
      for (const draft of [{ type: 'CompleteStep' }, { type: 'DestroyLabels', roll: 'R-0931' }]) {
        const text = await textOf(kiosk, draft);
        expect(text).not.toBe('');
        for (const hidden of ['2444', '1472', '12', '19']) expect(text).not.toContain(hidden);
      }
      await desk.signIn('OP-305');
      await desk.shows(({ screen }) => screen.kind === 'work' && screen.exceptions.length > 0);
      expect(only(desk).balance).toBeNull();
      await desk.signIn('QA-01');

      // Quality sees the whole of it.
      await desk.shows(({ screen }) => screen.kind === 'work' && screen.exceptions.length > 0);
      expect(only(desk).balance).toMatchObject({
        issued: 2600,
        applied: 2444,
        rejected: 5,
        setUp: 31,
        damaged: 9,
        specimen: 2,
        returned: 97,
        unaccounted: 12,
        percent: '0.46',
        limit: '0.20',
        within: false,
      });

      // It stops everything: no further count, no end of the step, no release; and nobody but quality decides.
      expect(codes(await kiosk.sendSigned(count(WHOLE_COUNT), { signer: 'OP-305' }))).toContain(
        'step.blocked',
      );
      expect(codes(await kiosk.sendSigned({ type: 'CompleteStep' }))).toContain('step.blocked');
      expect((await lineOf(desk, 'labels'))?.open.map(({ code }) => code)).toEqual(['labelsOutside']);
      const release = refusalsOf(
        await desk.sendSigned({ type: 'ReleaseBatch', batch: BATCH }, { signer: 'QA-02' }),
      );
      expect(release.find(({ code }) => code === 'release.open')?.data['readiness']).toContain('labels');
      expect(await everybody(desk, ['SUP-01', 'LBL-02', 'LBL-01', 'OP-305', 'ADM-01'], SETTLE)).toEqual({
        'SUP-01': ['owner.role'],
        'LBL-02': ['owner.role'],
        'LBL-01': ['owner.role'],
        'OP-305': ['owner.role'],
        'ADM-01': ['owner.role'],
      });

      // A count cannot be edited: there is no such value to correct, and nothing to take back.
      const edit = { batch: BATCH, step: RECONCILE, reason: 'value-mistyped', narrative: null };
      const answer = { kind: 'count', value: 22 };
      expect(
        codes(await kiosk.sendSigned({ type: 'ProposeCorrection', ...edit, item: '1', answer })),
      ).toContain('correction.unknown');

      // The NC is contained by the hold on the batch, disposed of and approved; the way on is a recount.
      const hold = desk.screen.kind === 'work' && desk.screen.holds.find(({ object }) => object === BATCH);
      await desk.sign(moved('contain', { holds: [hold ? hold.id : ''] }), 'QA-01');
      await desk.sign(SETTLE, 'QA-01');
      await kiosk.shows(({ screen }) => 'state' in screen && screen.state === 'inProgress');

      // The person who counted cannot count again, and whoever issued the labels cannot count at all.
      const again = await kiosk.sendSigned(count(WHOLE_COUNT), { signer: 'LBL-02' });
      expect(codes(again)).toEqual(['count.again']);
      expect(again).toMatchObject({ denial: { exception: { id: 'EX-02', owner: 'supervisor' } } });
      await kiosk.sign({ ...SETTLE, exception: 'EX-02', reason: 'qualified-person-takes-over' }, 'SUP-01');
      expect(codes(await kiosk.sendSigned(count(WHOLE_COUNT), { signer: 'LBL-01' }))).toContain(
        'count.issuer',
      );
      await kiosk.sign({ ...SETTLE, exception: 'EX-03', reason: 'qualified-person-takes-over' }, 'SUP-01');

      // Another person recounts with the core: within the limit. The first count stands beside it.
      await kiosk.sign(count(WHOLE_COUNT), 'OP-305');
      expect(counting(kiosk)).toMatchObject({
        standing: 'reconciled',
        balance: {
          unaccounted: 3,
          percent: '0.12',
          within: true,
          counts: [
            { by: 'F. Okoye', unaccounted: 12, within: false },
            { by: 'T. Becker', unaccounted: 3, within: true },
          ],
        },
      });
      await kiosk.sign({ type: 'CompleteStep' });
      expect((await lineOf(desk, 'labels'))?.open.map(({ code }) => code)).toEqual(['labelsUnverified']);
      await kiosk.sign({ type: 'VerifyStep' }, 'OP-305');
      expect((await lineOf(desk, 'labels'))?.status).toBe('closed');
      expect(await recordOf(kiosk)).toContain('setUp 16');

      // The labels are reconciled, and still the NC and the missing cause keep the batch from its release.
      for (const open of ['records', 'exceptions']) expect((await lineOf(desk, open))?.status).toBe('open');

      await floor.close();
      const counted = floor.record().filter(({ type }) => type === 'LabelsCounted');
      expect(counted.map(({ data }) => (data as { count: number }).count)).toEqual([1, 2]);
    }),
  180_000,
);

it(
  '[S48][S42][S130][S132] B: a roll of a withdrawn revision is blocked at the cage with an NC, nothing is issued, and the right one goes out after quality decided',
  () =>
    onFloor('labelsStarted', async (floor) => {
      const kiosk = await atKiosk(floor, ISSUE, 'LBL-01');
      const refused = await kiosk.scanPlain('ROL/R-0877');
      expect(codes(refused)).toEqual(['label.obsolete']);
      await kiosk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      expect(only(kiosk)).toMatchObject({ trigger: 'wrongLabel', object: 'R-0877', links: ['NC-01'] });
      expect(kiosk.screen).toMatchObject({ kind: 'labelIssue', state: 'blocked', issued: 0, inHand: null });
      expect(codes(await kiosk.scanPlain('ROL/R-0931'))).toContain('step.blocked');
      // A roll is scanned and never typed.
      expect(codes(await kiosk.send({ type: 'TypeIdentity', text: 'R-0931' }))).toEqual(['scan.typed']);

      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      expect(desk.screen.kind === 'work' && desk.screen.holds.map(({ object }) => object)).toContain(
        'R-0877',
      );
      await desk.sign({ ...SETTLE, reason: 'wrong-material-presented' }, 'QA-01');
      await kiosk.shows(({ screen }) => 'state' in screen && screen.state === 'inProgress');
      for (const [roll, counted] of [
        ['R-0931', 1500],
        ['R-0932', 1100],
      ] as const) {
        await kiosk.takes(kiosk.scanPlain(`ROL/${roll}`));
        await kiosk.takes(kiosk.scanPlain('ART/LB5007F'));
        await kiosk.press({ type: 'IssueLabels', roll, counted });
      }
      await kiosk.sign({ type: 'CompleteStep' });
      await kiosk.sign({ type: 'VerifyStep' }, 'OP-305');
      await kiosk.shows(({ screen }) => screen.kind === 'labelIssue' && screen.state === 'verified');
      expect(kiosk.screen).toMatchObject({ issued: 2600, rolls: [{ roll: 'R-0931' }, { roll: 'R-0932' }] });
      // Whoever issued them does not reconcile them.
      await kiosk.enter(BATCH, RECONCILE);
      expect(codes(await kiosk.send({ type: 'StartStep' }))).toEqual(['reconciler.issued']);
    }),
  120_000,
);
