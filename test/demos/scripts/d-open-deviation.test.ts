import { expect, it } from 'vitest';
import type { BatchReviewView } from '../../../main/contract/batch-views.ts';
import { type Desk, refusalsOf } from '../../support/floor/desk.ts';
import { SHORT_BATCH as batch } from '../../support/floor/door-plant.ts';
import { proven, trailOn } from '../../support/floor/situations-of-release.ts';
import { codes, everybody, onFloor } from './script.ts';

const moved = (kind: string, says: object = {}) => ({
  type: 'MoveRecord',
  record: 'DEV-01',
  move: { kind, ...says },
});
/** DEV-01: twice the same person began a step without a valid qualification. */
const INVESTIGATE = moved('investigate', { scope: 'One shift.', lots: [], releasedImpact: 'none' });

async function reviewOf(desk: Desk): Promise<BatchReviewView> {
  const reply = await desk.client.query({ kind: 'batchReview', batch });
  if (reply.kind !== 'batchReview') throw new Error('no review of the batch');
  return reply.review;
}

const openLines = ({ lines }: BatchReviewView): readonly string[] =>
  lines.filter(({ status }) => status === 'open').map(({ id }) => id);
const entries = (review: BatchReviewView, of: string) =>
  review.summary.find((each) => each.class === of)?.entries ?? [];
const readTrail = async (desk: Desk): Promise<void> =>
  desk.sign({ type: 'ReviewAuditTrail', batch, ...(await trailOn(desk)) });

it(
  '[S86][S62][S63][S67][S68] D: an open deviation keeps the batch from its release, logged, until quality closes it; summary and trail are there, and a person without part releases',
  () =>
    onFloor('deviationOpen', async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await proven(desk);
      await desk.press({ type: 'BeginReview', batch });
      await readTrail(desk);

      // The exceptions are closed, the step is verified, and still the deviation stands open: the review names it.
      const before = await reviewOf(desk);
      expect(before).toMatchObject({ state: 'inReview', steps: [{ step: '10' }, { state: 'verified' }] });
      expect(openLines(before)).toEqual(['records', 'batchReview']);
      expect(before.lines.find(({ id }) => id === 'records')?.open).toEqual([
        {
          code: 'record',
          data: { record: 'DEV-01', recordKind: 'deviation' },
          object: { kind: 'record', id: 'DEV-01' },
        },
      ]);
      expect(before.affordances['ReleaseBatch']?.passes).toBe(false);

      // Whoever asks for the release, it is refused, and says by what; who may not release is told that as well.
      const release = { type: 'ReleaseBatch', batch };
      const refused = refusalsOf(await desk.sendSigned(release, { signer: 'QA-02' }));
      expect(refused).toMatchObject([
        {
          gate: 'requireBatchState',
          code: 'batch.move',
          data: { state: 'inReview', from: 'releaseEligible' },
        },
        { gate: 'requireReadiness', code: 'release.open', data: { readiness: 'records, batchReview' } },
      ]);
      expect(refused.at(-1)?.data['objects']).toContain('DEV-01');
      const told = await everybody(desk, ['OP-101', 'SUP-01', 'ADM-01', 'QA-01', 'MIX-1'], release);
      for (const who of ['OP-101', 'SUP-01', 'ADM-01', 'QA-01']) expect(told[who]).toContain('role.missing');
      expect(told['MIX-1']).toEqual(['batch.move', 'release.open', 'segregation.acted']);
      expect(codes(await desk.sendSigned({ type: 'SignBatchReview', batch }))).toEqual(['release.open']);

      // Quality owns the deviation; nobody else moves it, and nothing closes it before it is worked through.
      const { screen } = desk;
      expect(screen.kind === 'work' ? screen.records?.cards : null).toMatchObject([
        { id: 'DEV-01', kind: 'deviation', state: 'opened', owner: 'qaReviewer', exceptions: ['EX-02'] },
      ]);
      const whoMayNot = await everybody(desk, ['OP-112', 'OP-101', 'SUP-01', 'ADM-01', 'QA-02'], INVESTIGATE);
      for (const refusals of Object.values(whoMayNot)) expect(refusals).toContain('record.role');
      await desk.sign(INVESTIGATE, 'QA-01');
      expect(codes(await desk.sendSigned(moved('close'), { signer: 'QA-01' }))).toEqual(['record.move']);
      await desk.sign(moved('assess', { assessment: 'noImpact' }), 'QA-01');
      expect(codes(await desk.sendSigned(moved('close'), { signer: 'QA-01' }))).toEqual([
        'record.incomplete',
      ]);
      await desk.sign(
        {
          type: 'RecordCause',
          target: { kind: 'record', id: 'DEV-01' },
          causes: [{ code: 'qualification-missing', evidence: ['exception:EX-02'] }],
        },
        'QA-01',
      );
      expect(openLines(await reviewOf(desk))).toContain('records');
      await desk.sign(moved('close'), 'QA-01');

      // What was refused in between is read before the record of the batch is signed.
      await readTrail(desk);
      const after = await reviewOf(desk);
      expect(openLines(after)).toEqual(['batchReview']);
      expect(after.byException).toMatchObject({ eligible: true, why: [] });
      expect(entries(after, 'other').map(({ id, open, approval }) => ({ id, open, approval }))).toMatchObject(
        [
          { id: 'EX-01', open: false, approval: { kind: 'person', by: 'G. Lin' } },
          { id: 'EX-02', open: false, approval: { kind: 'person', by: 'G. Lin' } },
        ],
      );
      const [deviation] = entries(after, 'investigation');
      expect(deviation).toMatchObject({ id: 'DEV-01', open: false, state: 'closed', severity: 'major' });
      expect(deviation?.trail.map(({ type }) => type)).toEqual([
        'ExceptionOpened',
        'RecordOpened',
        'RecordMoved',
        'CommandDenied',
        'RecordMoved',
        'CommandDenied',
        'CauseRecorded',
        'RecordMoved',
      ]);
      expect(entries(after, 'denial').length).toBe(after.denials);
      expect(after.denials).toBeGreaterThanOrEqual(9);

      await desk.sign({ type: 'SignBatchReview', batch });
      expect((await reviewOf(desk)).state).toBe('releaseEligible');
      // Who worked in the batch may hold every role there is, and still does not release it.
      expect(await everybody(desk, ['QA-01', 'MIX-1'], release)).toEqual({
        'QA-01': ['role.missing', 'segregation.acted'],
        'MIX-1': ['segregation.acted'],
      });
      await desk.sign(release, 'QA-02');
      expect(await reviewOf(desk)).toMatchObject({ state: 'released', released: { by: 'H. Sørensen' } });

      await floor.close();
      const record = floor.record();
      const denied = record.filter(
        ({ type, data }) =>
          type === 'CommandDenied' && (data as { command: string }).command === 'ReleaseBatch',
      );
      expect(denied).toHaveLength(8);
      expect(denied.every(({ data }) => (data as { batch: string }).batch === batch)).toBe(true);
      expect(record.filter(({ type }) => type === 'BatchReleased')).toHaveLength(1);
    }),
  120_000,
);
