import type { Floor } from './floor.ts';
import { FIRST, inStep } from './hands.ts';
import { told } from './situation.ts';

const AS_IS = { kind: 'useAsIs', assessment: 'No impact on the batch.', step: 'resume' };
const GROUNDS = { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };
const PENDING = {
  type: 'RouteException',
  exception: 'EX-01',
  to: 'dispositionPending',
  reason: 'investigation',
};

/** The desk of quality with its usual reviewer. */
async function quality(floor: Floor) {
  const desk = await floor.at('QA-01');
  if (desk.context.person !== 'QA-01') await desk.signIn('QA-01');
  return desk;
}

/** QA-01 sends EX-01 on and decides about it. */
async function decide(floor: Floor, disposition: object) {
  const desk = await quality(floor);
  await desk.press(PENDING);
  await desk.sign({ type: 'DecideDisposition', ...GROUNDS, disposition }, 'QA-01');
}

const approve = async (floor: Floor) =>
  (await quality(floor)).sign({ type: 'ApproveDisposition', exception: 'EX-01' }, 'QA-03');

/** From an exception to its end, by way of a decision and its approval. */
export const EXCEPTIONS = told({
  /** EX-01 waits for a decision; its owner is the supervisor. */
  pendingDecision: {
    from: 'blocked',
    play: async (floor) => {
      const desk = await floor.at('PL-3');
      await desk.signIn('SUP-01');
      await desk.press(PENDING);
      await desk.signOut();
    },
  },
  /** Decided by QA-01, not approved yet. */
  decidedOnce: {
    from: 'pendingDecision',
    play: async (floor) =>
      (await quality(floor)).sign({ type: 'DecideDisposition', ...GROUNDS, disposition: AS_IS }, 'QA-01'),
  },
  carriedOut: { from: 'decidedOnce', play: approve },
  closedByHand: {
    from: 'carriedOut',
    play: async (floor) =>
      (await quality(floor)).sign({ type: 'CloseException', exception: 'EX-01' }, 'SUP-01'),
  },
  voidedOnce: {
    from: 'blocked',
    play: async (floor) => (await quality(floor)).sign({ type: 'VoidException', ...GROUNDS }, 'QA-01'),
  },
  /** EX-01: a step out of sequence, decided and carried out; its cause is not known. */
  causeOpen: {
    from: 'cleared',
    play: async (floor) => {
      await (await inStep(floor, '60')).send({ type: 'StartStep' });
      await decide(floor, AS_IS);
      await approve(floor);
    },
  },
  /** EX-01: another item is to take the place of the held lot of step 100. */
  substituteDecided: {
    from: 'lotHeld',
    play: (floor) => decide(floor, { kind: 'substitute', lot: 'SD-2506-077' }),
  },
  /** EX-01: the first dispensed container is to be destroyed. */
  toScrap: {
    from: 'dispensed',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.press({ type: 'ReportException', category: 'material', narrative: 'The lid was open.' });
      await decide(floor, { kind: 'scrap', containers: [FIRST] });
      await approve(floor);
    },
  },
});
