import { expect } from 'vitest';
import { NEXT_PACK_BATCH, PACK_BATCH } from '../../../support/floor/door-plant.ts';
import { answerLine } from '../../../support/floor/line-hands.ts';
import { brokenOnLine } from '../../../support/line-invariants.ts';
import { everyWayIsClosed, type Way } from './every-way.ts';

const UNCLEARED = { trigger: 'packagingUncleared', owner: 'supervisor', holds: ['station PL-3'] } as const;
const UNQUALIFIED = { trigger: 'unqualified', owner: 'supervisor' } as const;
const CLEARING = { step: '180' } as const;
const START = { type: 'StartStep' };
const RUN = { type: 'StartRun' };
const COMPLETE = { type: 'CompleteStep' };
const VERIFY = { type: 'VerifyStep' };

const WAYS: readonly Way[] = [
  // On a line that is being cleared.
  {
    way: 'the line is started and the step is not',
    at: 'lineClearing',
    act: (desk) => desk.send(RUN),
    refused: ['line.uncleared', 'step.notInProgress'],
  },
  {
    way: 'a screen that still shows the run sends its button',
    at: 'lineClearing',
    place: CLEARING,
    act: (desk) => desk.send({ ...START, context: { ...desk.context, step: '190' } }),
    refused: ['context.other', 'step.move'],
  },
  {
    way: 'the booth starts it in the name of the line',
    at: 'lineClearing',
    place: { station: 'WS-01', person: 'OP-101', step: null },
    act: (desk) =>
      desk.send({
        ...START,
        context: { station: 'PL-3', person: 'OP-301', batch: PACK_BATCH, step: '190' },
      }),
    refused: ['batch.none', 'context.other', 'station.function'],
  },
  {
    way: 'the booth enters the run',
    at: 'lineClearing',
    place: { station: 'WS-01', person: 'OP-101', step: null },
    act: (desk) => desk.send({ type: 'EnterStep', batch: PACK_BATCH, step: '190' }),
    refused: ['station.function'],
  },
  {
    way: 'the clearance is signed with items open',
    at: 'lineClearing',
    place: CLEARING,
    act: (desk) => desk.sendSigned(COMPLETE),
    refused: ['evidence.missing'],
  },
  {
    way: 'a place is confirmed and not scanned',
    at: 'lineClearing',
    place: CLEARING,
    act: (desk) => desk.send({ type: 'AnswerItem', item: '4', answer: { kind: 'confirmed' } }),
    refused: ['item.evidence'],
  },
  {
    way: 'the whole list is answered in one',
    at: 'lineClearing',
    place: CLEARING,
    act: (desk) => desk.send({ type: 'AnswerItem', items: ['1', '2', '3'], answer: { kind: 'confirmed' } }),
    refused: ['command.malformed'],
  },
  {
    way: 'it is verified before it is complete',
    at: 'lineClearing',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'OP-305' }),
    refused: ['step.move'],
  },
  {
    way: 'one person clears and verifies',
    at: 'lineClearing',
    place: CLEARING,
    act: async (desk) => {
      await answerLine(desk);
      await desk.sign(COMPLETE);
      return desk.sendSigned(VERIFY, { signer: 'OP-301' });
    },
    refused: ['independence.own', 'training.missing'],
    opens: UNQUALIFIED,
  },
  {
    way: 'a dispensing verifier verifies the line',
    at: 'lineClearing',
    place: CLEARING,
    act: async (desk) => {
      await answerLine(desk);
      await desk.sign(COMPLETE);
      return desk.sendSigned(VERIFY, { signer: 'OP-107' });
    },
    refused: ['training.missing'],
    opens: UNQUALIFIED,
  },
  {
    way: 'a label of the batch before is found, and passed over',
    at: 'lineClearing',
    place: CLEARING,
    act: async (desk) => {
      await answerLine(desk, ['1', '2', '3', '4', '5', '7', '8', '9']);
      await desk.press({ type: 'AnswerItem', item: '6', answer: { kind: 'found', what: 'A label' } });
      return desk.sendSigned(COMPLETE);
    },
    refused: ['evidence.missing', 'step.blocked'],
    leavesTraces: true,
  },
  {
    way: 'packaging starts with an item of the clearance open, and once more with the same press',
    at: 'lineClearing',
    act: async (desk) => {
      const id = '0190c5a3-0000-7000-8000-00000000f001';
      const first = await desk.send({ ...START, id });
      expect(await desk.send({ ...RUN, id })).toEqual(first);
      return first;
    },
    refused: ['line.uncleared', 'sequence.upstream'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'an administrator starts it',
    at: 'lineClearing',
    place: { person: 'ADM-01' },
    act: (desk) => desk.send(START),
    refused: ['line.uncleared', 'sequence.upstream', 'training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the clearance is left out by a decision that two people of quality signed',
    at: 'lineClearing',
    place: CLEARING,
    act: async (desk, floor) => {
      await desk.press({ type: 'ReportException', category: 'other', narrative: 'We are late.' });
      const why = { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };
      const quality = await floor.at('QA-01');
      await quality.signIn('QA-01');
      await quality.press({
        type: 'RouteException',
        exception: 'EX-01',
        to: 'dispositionPending',
        reason: 'investigation',
      });
      const disposition = { kind: 'useAsIs', assessment: 'The line looks clean.', step: 'notExecuted' };
      await quality.sign({ ...why, type: 'DecideDisposition', disposition }, 'QA-01');
      await quality.sign({ type: 'ApproveDisposition', exception: 'EX-01' }, 'QA-03');
      await desk.enter(PACK_BATCH, '190');
      return desk.send(START);
    },
    refused: ['line.uncleared'],
    opens: UNCLEARED,
    state: 'blocked',
  },

  // On a line that is cleared.
  {
    way: 'the clearance is made young again while it stands',
    at: 'lineCleared',
    place: CLEARING,
    act: (desk) => desk.send({ type: 'RepeatClearance' }),
    refused: ['clearance.stands'],
  },
  {
    way: 'another batch packs under it',
    at: 'lineCleared',
    place: { batch: NEXT_PACK_BATCH },
    act: (desk) => desk.send(START),
    refused: ['line.otherBatch', 'sequence.upstream'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'it starts while the next batch clears the line',
    at: 'lineCleared',
    place: { ...CLEARING, batch: NEXT_PACK_BATCH },
    act: async (desk) => {
      await desk.press(START);
      await desk.enter(PACK_BATCH, '190');
      return desk.send(START);
    },
    refused: ['line.uncleared'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'an answer of it is corrected afterwards, and nobody verifies again',
    at: 'lineCleared',
    place: CLEARING,
    act: async (desk) => {
      const answer = { kind: 'reference', value: 'CL-0999' };
      const why = { reason: 'value-mistyped', narrative: null };
      await desk.sign({
        type: 'ProposeCorrection',
        batch: PACK_BATCH,
        step: '180',
        item: '5',
        answer,
        ...why,
      });
      await desk.sign({ type: 'ApproveCorrection', correction: 'COR-01' }, 'QA-01');
      await desk.enter(PACK_BATCH, '190');
      return desk.send(START);
    },
    refused: ['line.uncleared', 'sequence.upstream'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'it ran out unused',
    at: 'lineExpired',
    act: (desk) => desk.send(START),
    refused: ['line.expired'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'what ran out is begun again and signed without a look',
    at: 'lineExpired',
    place: CLEARING,
    act: async (desk) => {
      await desk.press({ type: 'RepeatClearance' });
      await desk.press(START);
      return desk.sendSigned(COMPLETE);
    },
    refused: ['evidence.missing'],
  },

  // In a run that was begun.
  {
    way: 'packs are counted on a line that never ran',
    at: 'packing',
    act: (desk) => desk.send({ type: 'RecordCount', what: 'filled', quantity: 100, reason: null }),
    refused: ['line.neverRan'],
  },
  {
    way: 'a run that never was is signed',
    at: 'packing',
    act: (desk) => desk.sendSigned(COMPLETE),
    refused: ['evidence.missing'],
  },
  {
    way: 'a night passes between the step and the first pack',
    at: 'packing',
    act: (desk, floor) => {
      floor.passTo('2026-03-09', '23:30');
      return desk.send(RUN);
    },
    refused: ['line.expired'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'the next batch clears the line between the step and the first pack',
    at: 'packing',
    place: { ...CLEARING, batch: NEXT_PACK_BATCH },
    act: async (desk) => {
      await desk.press(START);
      await desk.enter(PACK_BATCH, '190');
      return desk.send(RUN);
    },
    refused: ['line.uncleared'],
    opens: UNCLEARED,
    state: 'blocked',
  },
  {
    way: 'a colleague presses start',
    at: 'packing',
    place: { person: 'OP-305' },
    act: (desk) => desk.send(RUN),
    refused: ['performer.other'],
  },
  {
    way: 'the line is cleared for the next batch while it runs',
    at: 'lineRunning',
    place: { ...CLEARING, batch: NEXT_PACK_BATCH },
    act: (desk) => desk.send(START),
    refused: ['line.running'],
  },
  {
    way: 'it runs again after a long stand, without a look',
    at: 'lineIdle',
    act: (desk) => desk.send(RUN),
    refused: ['restart.inspection'],
  },
  {
    way: 'the restart is verified, and nobody looked',
    at: 'lineIdle',
    act: (desk) => desk.sendSigned({ type: 'VerifyRestart' }, { signer: 'OP-305' }),
    refused: ['restart.open'],
  },
  {
    way: 'whoever looked verifies the restart',
    at: 'lineInspected',
    act: (desk) => desk.sendSigned({ type: 'VerifyRestart' }, { signer: 'OP-301' }),
    refused: ['independence.own', 'training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the line is cleared over the roll of another batch',
    at: 'rollLeft',
    place: { ...CLEARING, batch: NEXT_PACK_BATCH },
    act: (desk) => desk.sendSigned(COMPLETE),
    refused: ['mount.left'],
  },
];

everyWayIsClosed('[S81][S48][S111][S130][S132] a line clearance is missed', {
  place: { station: 'PL-3', person: 'OP-301', batch: PACK_BATCH, step: '190' },
  ways: WAYS,
  never: ['RunStarted', 'ClearanceGiven', 'LineCounted'],
  broken: brokenOnLine,
});
