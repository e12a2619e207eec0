import type { Desk } from './desk.ts';
import { SHORT_BATCH, SHORT_RECIPE } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { told } from './situation.ts';

const batch = SHORT_BATCH;
const TAKES_OVER = 'qualified-person-takes-over';
const WHY = { reason: 'assessed-no-impact', narrative: null };

/** The log is verified behind the work of a station that has just started; a release waits for it. */
export const proven = (desk: Desk): Promise<void> =>
  desk.shows(({ frame }) => frame.health.proof === 'verified');

/** What the screen of a review says an audit-trail review would sign for. */
export async function trailOn(desk: Desk): Promise<{ throughSeq: number; denials: number }> {
  const reply = await desk.client.query({ kind: 'batchReview', batch });
  if (reply.kind !== 'batchReview') throw new Error('no review of the batch');
  const { throughSeq, denials } = reply.review;
  return { throughSeq, denials };
}

async function quality(floor: Floor): Promise<Desk> {
  const desk = await floor.at('QA-01');
  if (desk.context.person !== 'QA-01') await desk.signIn('QA-01');
  await proven(desk);
  return desk;
}

/** What is done with the nonconformance that asks for the assessment of a recall. */
const RECALL_ASSESSED = [
  [{ kind: 'contain', holds: ['H-2'] }, 'QA-01'],
  [{ kind: 'dispose', as: 'useAsIs', justification: 'Nothing of it is affected.' }, 'SUP-01'],
  [{ kind: 'approve' }, 'QA-01'],
  [{ kind: 'close' }, 'QA-01'],
] as const;

/** The one step of the batch, by OP-101, verified by MIX-1. */
async function work(desk: Desk): Promise<void> {
  await desk.signIn('OP-101');
  await desk.enter(batch, '20');
  await desk.press({ type: 'StartStep' });
  await desk.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
  await desk.sign({ type: 'CompleteStep' });
  await desk.sign({ type: 'VerifyStep' }, 'MIX-1');
  await desk.leave();
}

/** From a batch that is issued to one that is released and stopped again. MIX-1 verified its one step. */
export const RELEASE = told({
  shortIssued: {
    from: 'founded',
    play: async (floor) => {
      const desk = await quality(floor);
      await desk.sign({ type: 'IssueBatch', ...SHORT_RECIPE, batch, allocations: [] });
    },
  },
  shortExecuted: {
    from: 'shortIssued',
    play: async (floor) => work(await floor.at('WS-01')),
  },
  /**
   * OP-112, whose qualification has expired, began the step twice: EX-01 and EX-02 are closed by the supervisor, the
   * deviation DEV-01 that the second one opened is not; the step is done and verified.
   */
  deviationOpen: {
    from: 'shortIssued',
    play: async (floor) => {
      const desk = await floor.at('WS-01');
      await desk.signIn('OP-112');
      await desk.enter(batch, '20');
      for (const exception of ['EX-01', 'EX-02']) {
        await desk.send({ type: 'StartStep' });
        await desk.sign(
          { type: 'SettleException', exception, reason: TAKES_OVER, narrative: null },
          'SUP-01',
        );
      }
      await desk.leave();
      await work(desk);
    },
  },
  underReview: {
    from: 'shortExecuted',
    play: async (floor) => (await quality(floor)).press({ type: 'BeginReview', batch }),
  },
  releasable: {
    from: 'underReview',
    play: async (floor) => {
      const desk = await quality(floor);
      await desk.sign({ type: 'ReviewAuditTrail', batch, ...(await trailOn(desk)) });
      await desk.sign({ type: 'SignBatchReview', batch });
    },
  },
  onTheMarket: {
    from: 'releasable',
    play: async (floor) => (await quality(floor)).sign({ type: 'ReleaseBatch', batch }, 'QA-02'),
  },
  /** H-2 on the released batch: shipping is stopped. */
  stoppedAfterRelease: {
    from: 'onTheMarket',
    play: async (floor) => {
      const line = await floor.at('PL-3');
      await line.signIn('SUP-01');
      await line.press({ type: 'PlaceHold', object: { kind: 'batch', id: batch }, ...WHY });
    },
  },
  /** The recall is assessed and the hold is gone; the batch stays stopped until quality lets it go on. */
  waitsAfterRelease: {
    from: 'stoppedAfterRelease',
    play: async (floor) => {
      const desk = await quality(floor);
      for (const [move, signer] of RECALL_ASSESSED)
        await desk.sign({ type: 'MoveRecord', record: 'NC-01', move }, signer);
      await desk.sign({ type: 'ReleaseHold', hold: 'H-2', reason: WHY.reason }, 'QA-01');
    },
  },
});
