import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { batchCards } from '../../../main/application/views/batch-cards.ts';
import { batchReview } from '../../../main/application/views/batch-review.ts';
import type { Health } from '../../../main/contract/views.ts';
import { factsOf } from '../../../main/domain/decide.ts';
import { byException } from '../../../main/domain/release/by-exception.ts';
import { disqualifies } from '../../../main/domain/release/disqualified.ts';
import { did, eligible, executed, inReview, REVIEWER, released } from '../../support/qa-desk.ts';
import { BATCH, boothBefore, certain, type WeighBooth } from '../../support/weigh-booth.ts';

const HEALTH: Health = {
  state: 'ready',
  reasons: [],
  events: 1,
  unpinned: 0,
  backupAgeHours: null,
  clock: 'synchronised',
  proof: 'verified',
  deliveries: [],
};
const WHY = { reason: 'assessed-no-impact', narrative: null };
const line = (seq: number) => ({
  seq,
  at: '2026-03-09T15:00:00.000Z',
  type: 'CommandDenied',
  station: 'WS-01',
  person: 'OP-101',
  batch: BATCH,
  step: '60',
  summary: {},
  refusals: [],
});

function reviewOf(
  booth: WeighBooth,
  trail: ReadonlyMap<string, readonly ReturnType<typeof line>[]> = new Map(),
) {
  const origin = { station: 'QA-01', terminal: 'QA-01-1' } as never;
  const input = { state: booth.state, origin, moment: booth.moment, health: HEALTH, gap: null };
  const recipe = certain(booth.state.get('recipes', `${booth.batch.recipe}@${booth.batch.version}`));
  return batchReview(input, previewOf(input), booth.batch, recipe, 400, {
    of: trail,
    denials: [line(7), line(9)],
  });
}
const cardsOf = (booth: WeighBooth) => batchCards({ state: booth.state, health: HEALTH });
const entriesOf = (booth: WeighBooth, name: string) =>
  reviewOf(booth).summary.find((each) => each.class === name)?.entries ?? [];
/** A wrong lot that a rule closed, and a report that quality settled. */
const eventful = () => {
  const booth = executed(undefined, (before) => {
    before.when('EnterStep', { batch: BATCH, step: '60' });
    before.given('ReportException', { category: 'material', narrative: 'A lump was seen.' });
    before.given('SettleException', { exception: 'EX-01', ...WHY }, { by: REVIEWER }).given('LeaveStep');
  });
  return booth;
};

describe('the cards of batches', () => {
  it('[S63][S94] count what is open while somebody waits for it, and change with it', () => {
    expect(cardsOf(executed())).toMatchObject([{ batch: BATCH, state: 'executed', open: 2 }]);
    expect(cardsOf(released())).toMatchObject([{ state: 'released', open: null }]);
    expect(cardsOf(inReview())[0]?.mark).not.toBe(cardsOf(eligible())[0]?.mark);
  });
});

describe('review by exception', () => {
  it('[S65] takes a batch in which every exception has its approval and its evidence', () => {
    expect(byException(eventful().state, eventful().batch)).toEqual({
      eligible: true,
      why: [],
      fullReview: ['60'],
    });
  });

  it('[S65][S109] does not take one with an open exception or an open step, and says which', () => {
    const booth = executed().enter('60').given('ReportException', { category: 'other', narrative: 'x' });
    expect(byException(booth.state, booth.batch).why).toMatchObject([
      { code: 'exceptionOpen', object: { kind: 'exception', id: 'EX-01' } },
    ]);
    const early = boothBefore('100');
    expect(byException(early.state, early.batch).why.map(({ object }) => object?.id)).toEqual(['100', '110']);
  });

  it('[S65] takes no exception that was closed without an approval', () => {
    const booth = eventful();
    const draft = booth.state.draft();
    const exception = certain(booth.state.get('exceptions', 'EX-01'));
    draft.put('exceptions', 'EX-01', { ...exception, settled: null, closedAt: null, causeNeeded: true });
    booth.state.absorb(draft);
    expect(byException(booth.state, booth.batch).why.map(({ code }) => code)).toEqual([
      'withoutTimes',
      'withoutApproval',
      'withoutCause',
    ]);
  });

  it('[S65] takes the rule and the version of its table as the approval of what a rule closed', () => {
    const booth = boothBefore('90').begin('90');
    booth.when('SelectScale', { scale: 'SCL-01' });
    booth.given('SelectScale', { scale: 'SCL-02' });
    const [entry] = entriesOf(booth, 'other');
    expect(entry?.approval).toEqual({ kind: 'rule', rule: 'deviceIneligible', version: 'triggers-1' });
  });
});

describe('the review of a batch', () => {
  it('[S67][S68] lists what was not routine by class, each with its lines of the log', () => {
    const review = reviewOf(eventful(), new Map([['EX-01', [line(3)]]]));
    const of = (name: string) => review.summary.find((each) => each.class === name)?.entries ?? [];
    expect(of('other')).toMatchObject([
      {
        id: 'EX-01',
        reported: true,
        open: false,
        approval: { kind: 'person', by: 'P. Raman', reason: 'assessed-no-impact' },
        trail: [{ seq: 3 }],
      },
    ]);
    expect(of('denial').map(({ id }) => id)).toEqual(['7', '9']);
    expect(of('override')).toEqual([]);
  });

  it('[S67] tells a voided container and another lot in classes of their own', () => {
    const booth = boothBefore('60').open('60').tare('0.32').given('VoidContainer', { reason: 'spill' });
    expect(entriesOf(booth, 'voided').map(({ id }) => id)).toEqual(['EX-01']);
  });

  it('[S7][S67] counts overrides in a class of their own, each by the rule it set aside, and reads their steps in full', () => {
    const booth = boothBefore('40', undefined, { '40': 'AA-2503-042' }).begin('40');
    const why = { reason: 'earlier-lot-reserved', narrative: 'Another order needs it.' };
    const named = { batch: BATCH, step: '40', lot: 'AA-2503-042' };
    booth.given('OverrideFefo', { ...named, ...why }, { by: 'SUP-01' });
    expect(entriesOf(booth, 'override')).toMatchObject([
      { id: 'EX-01', title: 'override.fefo', open: true, severity: 'major', step: '40', reported: true },
    ]);
    expect(byException(booth.state, booth.batch).fullReview).toEqual(['40']);
    expect(booth.batch.acts['SUP-01']).toEqual(['decided']);
  });

  it('[S7][S67] counts a container that was re-identified in the same class, and reads its step in full', () => {
    const booth = boothBefore('60').begin('60').given('SelectScale', { scale: 'SCL-01' });
    booth.present({ kind: 'unreadable', why: 'damaged' });
    const why = { reason: 'label-smeared', narrative: 'The last drum of its lot.' };
    const named = { batch: BATCH, step: '60', container: 'CB-2508-009-01' };
    booth.given('ReidentifyContainer', { ...named, ...why }, { by: 'QA-01' });
    expect(entriesOf(booth, 'override')).toMatchObject([
      { id: 'EX-02', title: 'override.unreadableLabel', open: true, severity: 'major', step: '60' },
    ]);
    expect(byException(booth.state, booth.batch).fullReview).toContain('60');
  });

  it('[S94] keeps the routine evidence: who did each step, who verified it, and which to read in full', () => {
    const { steps } = reviewOf(eventful());
    expect(steps.find(({ step }) => step === '60')).toMatchObject({ verifier: 'D. Price', fullReview: true });
    expect(steps.find(({ step }) => step === '70')).toMatchObject({
      performers: ['M. Alvarez'],
      fullReview: false,
    });
  });

  it('[S5] offers what the gates would let pass, to somebody who had no part in the batch', () => {
    const booth = eligible().signIn('QA-02', 'QA-01');
    expect(reviewOf(booth).affordances.ReleaseBatch?.passes).toBe(true);
    const early = inReview().signIn(REVIEWER, 'QA-01');
    expect(reviewOf(early).affordances.SignBatchReview?.refusals.map(({ code }) => code)).toEqual([
      'release.open',
    ]);
  });
});

describe('a signature that disqualifies', () => {
  const facts = (booth: WeighBooth, command: object, station = 'WS-01') => {
    const { moment, state } = booth;
    const observed = {
      moment,
      origin: { station, terminal: `${station}-1` },
      capture: null,
      credential: null,
      newSecret: null,
      signing: null,
      health: { log: 'ready', clock: 'trusted', proof: 'verified' },
      trail: null,
      pace: 0,
      printer: null,
      newSession: null,
    };
    const signature = { person: null, secret: '', textHash: '' };
    return factsOf(state, { id: 'x', context: {}, signature, ...command } as never, observed as never);
  };

  it('[S104] is told to the releasers of the batch, and only while it can still be released', () => {
    const booth = executed().enter('60').given('ReportException', { category: 'other', narrative: 'x' });
    const settle = { type: 'SettleException', exception: 'EX-01', ...WHY };
    expect(disqualifies(facts(booth, settle))).toEqual({ batch: BATCH, people: ['QA-02'] });
    booth.given('SettleException', { exception: 'EX-01', ...WHY }, { by: REVIEWER });
    did(booth, 'RejectBatch', REVIEWER, WHY);
    expect(disqualifies(facts(booth, settle))).toBeNull();
  });

  it('[S104] is nothing where no batch is meant, or no act that release asks about', () => {
    const booth = inReview();
    expect(disqualifies(facts(booth, { type: 'SignBatchReview', batch: BATCH }, 'QA-01'))).toBeNull();
    expect(disqualifies(facts(booth, { type: 'AcknowledgeAccountability' }))).toBeNull();
  });
});
