import type { BatchId } from '../../../main/contract/ids.ts';
import { pdf, png } from '../pictures.ts';
import { ALLOCATIONS, BATCH, RECIPE } from './door-plant.ts';
import { answerAll, inStep, lockOut, takePhoto } from './hands.ts';
import { told } from './situation.ts';

/** From the founding of the plant to a cleared booth. */
export const CLEARANCE = told({
  founded: { from: null, play: async () => {} },
  issued: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await desk.sign({ type: 'IssueBatch', ...RECIPE, batch: BATCH, allocations: ALLOCATIONS });
      await desk.signOut();
    },
  },
  /** The record ends before its pin: a batch was issued, and what came after is gone. */
  behindPin: {
    from: 'issued',
    isLost: true,
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await desk.sign({ type: 'IssueBatch', ...RECIPE, batch: 'DOOR-0002', allocations: ALLOCATIONS });
      await desk.signOut();
    },
  },
  lockedOut: {
    from: 'founded',
    play: async (floor) => lockOut(await floor.at('WS-01'), 'OP-112'),
  },
  /** H-2: placed by the supervisor, so that quality may release it. */
  lotOnHold: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('PL-3');
      await desk.signIn('SUP-01');
      const object = { kind: 'lot', id: 'CB-2508-009' };
      await desk.press({ type: 'PlaceHold', object, reason: 'investigation', narrative: null });
    },
  },
  /** EX-01: an expired qualification at the start of step 20; the supervisor's to clear. */
  blocked: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'OP-112');
      await desk.send({ type: 'StartStep' });
    },
  },
  settled: {
    from: 'blocked',
    play: async (floor) => {
      const desk = await inStep(floor, '20');
      const settle = { exception: 'EX-01', reason: 'qualified-person-takes-over', narrative: null };
      await desk.sign({ type: 'SettleException', ...settle }, 'SUP-01');
    },
  },
  /** EX-01, caused by a person who has the role to clear such a thing. */
  blockedByOwner: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'MIX-1');
      await desk.press({ type: 'StartStep' });
      await answerAll(desk);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sendSigned({ type: 'VerifyStep' }, { signer: 'MIX-1' });
    },
  },
  clearing: {
    from: 'issued',
    play: async (floor) => (await inStep(floor, '20')).press({ type: 'StartStep' }),
  },
  suspended: {
    from: 'clearing',
    play: async (floor) => (await inStep(floor, '20')).press({ type: 'SuspendStep', reason: 'break' }),
  },
  answered: { from: 'clearing', play: async (floor) => answerAll(await inStep(floor, '20')) },
  /** AT-01 shows item 1 of step 25; AT-02 is a document on it, AT-03 a photo of the batch, AT-04 of nothing yet. */
  showing: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '25');
      await desk.press({ type: 'StartStep' });
      const pans = await takePhoto(desk, 'Both pans');
      await desk.press({ type: 'AnswerItem', item: '1', answer: pans });
      await takePhoto(desk, 'The protocol', pdf('protocol'));
      await takePhoto(desk, 'The delivery', png('delivery'), { kind: 'batch', id: BATCH as BatchId });
      await takePhoto(desk, 'The rack');
    },
  },
  /** COR-01: the cleaning record of item 4 was mistyped; quality's to approve. */
  correcting: {
    from: 'answered',
    play: async (floor) => {
      const desk = await inStep(floor, '20');
      const answer = { kind: 'reference', value: 'CL-0999' };
      const change = {
        batch: BATCH,
        step: '20',
        item: '4',
        answer,
        reason: 'value-mistyped',
        narrative: null,
      };
      await desk.sign({ type: 'ProposeCorrection', ...change });
    },
  },
  /** COR-01, asked for by a person who could approve it. */
  ownCorrection: {
    from: 'answered',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'MIX-1');
      const answer = { kind: 'reference', value: 'CL-0999' };
      const change = {
        batch: BATCH,
        step: '20',
        item: '4',
        answer,
        reason: 'value-mistyped',
        narrative: null,
      };
      await desk.sign({ type: 'ProposeCorrection', ...change });
    },
  },
  completed: {
    from: 'answered',
    play: async (floor) => (await inStep(floor, '20')).sign({ type: 'CompleteStep' }),
  },
  /** Step 20 complete, by a person who is also qualified to verify it. */
  ownWork: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'MIX-1');
      await desk.press({ type: 'StartStep' });
      await answerAll(desk);
      await desk.sign({ type: 'CompleteStep' });
    },
  },
  cleared: {
    from: 'completed',
    play: async (floor) => (await inStep(floor, '20')).sign({ type: 'VerifyStep' }, 'OP-107'),
  },
});
