import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readiness } from '../../../main/domain/release/readiness.ts';
import {
  atDesk,
  did,
  eligible,
  executed,
  inReview,
  RELEASER,
  REVIEWER,
  released,
  trailReviewed,
  untested,
  wholeTrail,
} from '../../support/qa-desk.ts';
import { type Alter, BATCH, boothBefore, certain, type WeighBooth } from '../../support/weigh-booth.ts';

const HOLD = { object: { kind: 'lot', id: 'CB-2508-009' }, reason: 'investigation', narrative: null };
const WHY = { reason: 'assessed-no-impact', narrative: null };
const report = (booth: WeighBooth) =>
  booth.enter('60').given('ReportException', { category: 'material', narrative: 'A lump was seen.' });
const settle = (booth: WeighBooth, exception: string) =>
  booth.given('SettleException', { exception, ...WHY }, { by: REVIEWER });
const openLines = (booth: WeighBooth) =>
  readiness(booth.state, booth.batch, 'verified')
    .filter(({ status }) => status === 'open')
    .map(({ id }) => id);
/** The recall's nonconformance from its hold to its end, by two people. */
function assessRecall(booth: WeighBooth): void {
  const moves = [
    [{ kind: 'contain', holds: ['H-2'] }, REVIEWER],
    [{ kind: 'dispose', as: 'useAsIs', justification: 'Nothing of it is affected.' }, 'SUP-01'],
    [{ kind: 'approve' }, REVIEWER],
    [{ kind: 'close' }, REVIEWER],
  ] as const;
  for (const [move, by] of moves) booth.given('MoveRecord', { record: 'NC-01', move }, { by });
}
/** The lines that a decision of release waits for. */
const openFor = (booth: WeighBooth, type: 'ReinstateBatch') =>
  refusedFor(booth, type, RELEASER, WHY).find(({ code }) => code === 'release.open')?.data['readiness'];
const refusedFor = (
  booth: WeighBooth,
  ...attempt: Parameters<typeof did> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const told = atDesk(booth, ...attempt);
  const [denied] = told.events;
  return denied?.type === 'CommandDenied' ? denied.data.refusals : [];
};

describe('the way of a batch to its release', () => {
  it('[S24][S26][S63][S92] goes through review of trail and record to release by another person', () => {
    const booth = executed();
    expect(booth.batch.state).toBe('executed');
    expect(openLines(booth)).toEqual(['auditTrail', 'batchReview']);
    did(booth, 'BeginReview', REVIEWER);
    expect(booth.batch.state).toBe('inReview');
    did(booth, 'ReviewAuditTrail', REVIEWER, wholeTrail(booth));
    expect(openLines(booth)).toEqual(['batchReview']);
    did(booth, 'SignBatchReview', REVIEWER);
    expect(booth.batch).toMatchObject({
      state: 'releaseEligible',
      review: { signed: { byException: true } },
    });
    expect(openLines(booth)).toEqual([]);
    did(booth, 'ReleaseBatch', RELEASER);
    expect(booth.batch).toMatchObject({ state: 'released', review: { released: { by: RELEASER } } });
  });

  it('[S63] says of a line that the recipe has nothing for that it is not required', () => {
    const lines = readiness(executed().state, executed().batch, 'verified');
    const of = (status: string) => lines.filter((line) => line.status === status).map(({ id }) => id);
    expect(of('notRequired')).toEqual(['results', 'yields', 'labels', 'rework', 'retained']);
    expect(of('closed')).toEqual([
      'steps',
      'accountability',
      'clearance',
      'exceptions',
      'records',
      'holds',
      'lookBacks',
      'corrections',
      'log',
    ]);
  });

  it('[S5][S26][S62] a batch in work is not ready, and each step that is not done is named', () => {
    const booth = boothBefore('100');
    const lines = readiness(booth.state, booth.batch, 'pending');
    expect(lines.find(({ id }) => id === 'steps')?.open.map(({ object }) => object?.id)).toEqual([
      '100',
      '110',
    ]);
    expect(lines.find(({ id }) => id === 'log')?.open.map(({ code }) => code)).toEqual(['logPending']);
    expect(refusedFor(booth, 'ReleaseBatch', RELEASER)).toMatchObject([
      { code: 'batch.move', data: { state: 'inExecution', from: 'releaseEligible' } },
      {
        code: 'release.open',
        data: { readiness: 'steps, results, accountability, retained, auditTrail, batchReview' },
      },
    ]);
  });

  it('[S62] components are accounted for when every source is shut and every container is in the kit', () => {
    const booth = boothBefore('60').open('60').tare('0.32');
    const [line] = readiness(booth.state, booth.batch, 'verified', ['accountability']);
    expect(line?.open.map(({ code }) => code)).toContain('sourceOpen');
    expect(line?.open.map(({ code }) => code)).toContain('containerOpen');
    expect(line?.open.filter(({ code }) => code === 'notInKit')).toHaveLength(5);
  });

  it('[S92] a log that is not proven is an open line at the release', () => {
    const booth = eligible();
    const told = atDesk(booth, 'ReleaseBatch', RELEASER, {}, { proof: 'degraded' });
    expect(told.codes).toEqual(['release.open']);
    expect(booth.batch.state).toBe('releaseEligible');
  });
});

describe('what is open blocks', () => {
  it('[S5][S62][S86] an undispositioned exception refuses the release and is named; decided, the release passes', () => {
    const booth = report(executed());
    did(booth, 'BeginReview', REVIEWER);
    did(booth, 'ReviewAuditTrail', REVIEWER, wholeTrail(booth));
    expect(refusedFor(booth, 'SignBatchReview', REVIEWER)).toMatchObject([
      { gate: 'requireReadiness', data: { n: 1, readiness: 'exceptions', objects: 'EX-01' } },
    ]);
    expect(refusedFor(booth, 'ReleaseBatch', RELEASER)).toMatchObject([
      { code: 'batch.move' },
      { code: 'release.open', data: { objects: expect.stringContaining('EX-01') } },
    ]);
    settle(booth, 'EX-01');
    did(booth, 'ReviewAuditTrail', REVIEWER, wholeTrail(booth));
    did(booth, 'SignBatchReview', REVIEWER);
    did(booth, 'ReleaseBatch', RELEASER);
  });

  it('[S5][S86] an open deviation blocks although its exception is closed', () => {
    const booth = executed(undefined, (before) => {
      before.when('EnterStep', { batch: BATCH, step: '110' });
    });
    const record = { id: 'DEV-01', kind: 'deviation', state: 'opened', batch: BATCH };
    const draft = booth.state.draft();
    draft.put('records', 'DEV-01', record as never);
    draft.put('index', `records:${BATCH}`, ['DEV-01']);
    booth.state.absorb(draft);
    did(booth, 'BeginReview', REVIEWER);
    trailReviewed(booth);
    expect(refusedFor(booth, 'SignBatchReview', REVIEWER)).toMatchObject([
      { code: 'release.open', data: { readiness: 'records', objects: 'DEV-01' } },
    ]);
  });

  it('[S62][S103] a hold on a lot blocks the batch that has some of it', () => {
    const booth = inReview().given('PlaceHold', HOLD);
    trailReviewed(booth);
    expect(refusedFor(booth, 'SignBatchReview', REVIEWER)).toMatchObject([
      { code: 'release.open', data: { readiness: 'holds', objects: 'H-2' } },
    ]);
  });

  it('[S62] open exceptions never block a rejection, nor a termination', () => {
    expect(did(report(executed()), 'RejectBatch', RELEASER, WHY).batch).toMatchObject({
      state: 'rejected',
      review: { ended: { by: RELEASER, reason: 'assessed-no-impact' } },
    });
    expect(did(report(boothBefore('60')), 'TerminateBatch', REVIEWER, WHY).batch.state).toBe('terminated');
  });
});

describe('a quality event after the review', () => {
  it('[S26][S62] takes a batch that was ready back into review, and its signatures lapse', () => {
    const booth = report(eligible());
    expect(booth.batch).toMatchObject({ state: 'inReview', review: { trail: null, signed: null } });
    expect(booth.recorded.some(({ event }) => event.type === 'BatchReviewLapsed')).toBe(true);
  });

  it('[S26][S103] a hold on an ancestor does the same', () => {
    expect(eligible().given('PlaceHold', HOLD).batch.state).toBe('inReview');
    const other = { ...HOLD, object: { kind: 'lot', id: 'SD-2503-051' } };
    expect(eligible().given('PlaceHold', other).batch.state).toBe('releaseEligible');
  });

  it('[S103] after release stops what is shipped, lists what was, and asks for the assessment of a recall', () => {
    const booth = released();
    booth.signIn('SUP-01', 'PL-3');
    const ship = { batch: BATCH, quantity: 1200, to: 'Wholesaler North' };
    booth.given('ShipUnits', ship, { station: 'PL-3' }).given('PlaceHold', HOLD);
    expect(booth.batch).toMatchObject({ state: 'postReleaseHold', review: { recall: 'NC-01' } });
    const stopped = booth.recorded.findLast(({ event }) => event.type === 'BatchStopped');
    expect(stopped?.event.data).toMatchObject({
      cause: 'H-2',
      shipped: [{ quantity: 1200, to: 'Wholesaler North' }],
    });
    expect(booth.state.get('records', 'NC-01')).toMatchObject({
      kind: 'nonconformance',
      severity: 'critical',
    });
    expect(booth.when('ShipUnits', ship, { station: 'PL-3' }).codes).toEqual(['batch.move', 'hold.lot']);
    expect(openFor(booth, 'ReinstateBatch')).toBe('records, holds');
    assessRecall(booth);
    expect(openFor(booth, 'ReinstateBatch')).toBe('holds');
    booth.given('ReleaseHold', { hold: 'H-2', ...WHY }, { by: REVIEWER });
    did(booth, 'ReinstateBatch', RELEASER, WHY);
    expect(booth.given('ShipUnits', ship, { station: 'PL-3' }).batch.review.shipments).toHaveLength(2);
  });
});

describe('an exception that is opened again', () => {
  const reopen = (booth: WeighBooth) =>
    booth.given('ReopenException', { exception: 'EX-01', ...WHY }, { by: REVIEWER });
  /** EX-01 was reported, settled, implemented and closed before the review. */
  const onceReported = () => {
    const booth = settle(report(executed()), 'EX-01');
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('closed');
    return did(booth, 'BeginReview', REVIEWER);
  };

  it('[S26][S62] takes a batch that was ready back into review, as a new one does', () => {
    const booth = reopen(eligible(onceReported()));
    expect(booth.batch).toMatchObject({ state: 'inReview', review: { trail: null, signed: null } });
    const lapsed = booth.recorded.findLast(({ event }) => event.type === 'BatchReviewLapsed');
    expect(lapsed?.event.data).toMatchObject({ batch: BATCH, cause: 'EX-01' });
    expect(openLines(booth)).toContain('exceptions');
  });

  it('[S26][S103] stops a released batch, and asks for the assessment of a recall', () => {
    const booth = reopen(released(onceReported()));
    expect(booth.batch).toMatchObject({ state: 'postReleaseHold', review: { recall: 'NC-01' } });
    expect(booth.state.get('records', 'NC-01')).toMatchObject({ exception: 'EX-01', severity: 'critical' });
    expect(openFor(booth, 'ReinstateBatch')).toBe('exceptions, records');
  });

  it('[S26] leaves a batch alone that it is not about, and one that is still in work', () => {
    const booth = settle(report(boothBefore('60', untested())), 'EX-01');
    const before = booth.batch.state;
    expect(reopen(booth).batch.state).toBe(before);
    expect(booth.recorded.some(({ event }) => event.type === 'BatchReviewLapsed')).toBe(false);
  });
});

describe('a record about a released batch', () => {
  it('[S26][S103] stops it, also where the batch is only named among its objects', () => {
    const booth = released();
    const objects = [{ kind: 'batch', id: BATCH }];
    did(booth, 'OpenRecord', REVIEWER, { kind: 'deviation', exception: null, objects, narrative: 'x' });
    expect(booth.batch).toMatchObject({ state: 'postReleaseHold', review: { recall: 'NC-01' } });
  });

  it('[S59] keeps it stopped until it is closed itself, whatever became of the hold and of the recall', () => {
    const booth = released().given('PlaceHold', HOLD);
    assessRecall(booth);
    const objects = [{ kind: 'batch', id: BATCH }];
    did(booth, 'OpenRecord', REVIEWER, { kind: 'oot', exception: null, objects, narrative: 'x' });
    booth.given('ReleaseHold', { hold: 'H-2', ...WHY }, { by: REVIEWER });
    expect(openFor(booth, 'ReinstateBatch')).toBe('records');
    for (const move of [{ kind: 'evaluate', evaluation: 'noAction' }, { kind: 'close' }])
      did(booth, 'MoveRecord', REVIEWER, { record: 'OOT-01', move });
    did(booth, 'ReinstateBatch', RELEASER, WHY);
    expect(booth.batch.state).toBe('released');
  });
});

describe('the review of the audit trail', () => {
  it('[S68] is refused when its numbers are not those of the log', () => {
    const booth = inReview();
    const { throughSeq, denials } = wholeTrail(booth);
    const tried = (numbers: object) => atDesk(booth, 'ReviewAuditTrail', REVIEWER, numbers).codes;
    expect(tried({ throughSeq: throughSeq + 50, denials })).toEqual(['trail.events']);
    expect(tried({ throughSeq: 3, denials: denials + 1 })).toEqual(['trail.events']);
    expect(tried({ throughSeq: booth.trail().head, denials: 0 })).toEqual(['trail.denials']);
  });

  it('[S68] states in its text through which event, and how many denials', () => {
    const booth = inReview();
    const numbers = wholeTrail(booth);
    const told = atDesk(booth, 'ReviewAuditTrail', REVIEWER, numbers);
    const [reviewed] = told.events;
    const text = reviewed?.type === 'AuditTrailReviewed' ? reviewed.data.signature.text : '';
    expect(text).toContain(`Through event: ${numbers.throughSeq}`);
    expect(text).toContain(`Refused attempts: ${numbers.denials}`);
  });

  it('[S68] counts what was denied about the batch, and no slip of the signer', () => {
    const booth = inReview();
    atDesk(booth, 'SignBatchReview', REVIEWER, {}, { secret: 'mismatch' });
    expect(booth.batch.review.denials).toBe(1);
    atDesk(booth, 'ReviewAuditTrail', REVIEWER, wholeTrail(booth), { secret: 'mismatch' });
    expect(booth.batch.review.denials).toBe(1);
    trailReviewed(booth);
    booth.enter('60').when('StartStep');
    expect(refusedFor(booth, 'SignBatchReview', REVIEWER)).toMatchObject([
      { code: 'release.open', data: { readiness: 'auditTrail' } },
    ]);
  });
});

describe('nobody judges what they had a part in', () => {
  const everything: Alter = (founding) => ({
    ...founding,
    people: [
      ...founding.people,
      {
        ...certain(founding.people.find(({ id }) => id === RELEASER)),
        id: 'ALL-1' as never,
        name: 'Everybody',
        roles: ['operator', 'supervisor', 'qaReviewer', 'qaRelease', 'labelController'],
        qualifications: ['W&D-2', 'VERIFY-WD', 'SUP-1', 'QA-DISP', 'QA-REL'].map((code) => ({
          code,
          expires: '2027-12-31' as never,
        })),
      },
    ],
  });

  it('[S104] who decided about an exception of the batch does not release it', () => {
    const booth = report(executed(everything));
    booth.given('SettleException', { exception: 'EX-01', ...WHY }, { by: 'ALL-1' });
    eligible(did(booth, 'BeginReview', REVIEWER));
    expect(refusedFor(booth, 'ReleaseBatch', 'ALL-1')).toMatchObject([
      { code: 'segregation.acted', data: { person: 'Everybody', act: 'decided' } },
    ]);
    did(booth, 'ReleaseBatch', RELEASER);
  });

  it('[S104] who performed does not review, with every role there is', () => {
    const booth = inReview(everything);
    const draft = booth.state.draft();
    draft.put('batches', BATCH, { ...booth.batch, acts: { ...booth.batch.acts, 'ALL-1': ['verified'] } });
    booth.state.absorb(draft);
    expect(atDesk(booth, 'ReviewAuditTrail', 'ALL-1', wholeTrail(booth)).codes).toEqual([
      'segregation.acted',
    ]);
  });

  it('[S104] no order of commands by one person alone releases a batch', () => {
    const alone = 'ALL-1';
    const onTheFloor = ['StartStep', 'CompleteStep', 'VerifyStep', 'TakeOverStep'] as const;
    const atTheDesk = [
      'BeginReview',
      'SignBatchReview',
      'ReleaseBatch',
      'RejectBatch',
      'ReturnBatch',
    ] as const;
    const anyAct = fc.oneof(
      fc
        .constantFrom(...onTheFloor)
        .map((type) => (booth: WeighBooth) => void booth.when(type, {}, { by: alone })),
      fc
        .constantFrom('20', '110')
        .map((step) => (booth: WeighBooth) => void booth.when('EnterStep', { batch: BATCH, step })),
      fc.constantFrom(...atTheDesk).map((type) => (booth: WeighBooth) => {
        atDesk(booth, type, alone, WHY);
      }),
      fc.constant((booth: WeighBooth) => {
        atDesk(booth, 'ReviewAuditTrail', alone, wholeTrail(booth));
      }),
      fc.constant(
        (booth: WeighBooth) =>
          void booth.when('SettleException', { exception: 'EX-01', ...WHY }, { by: alone }),
      ),
      fc.constant(
        (booth: WeighBooth) => void booth.when('ReportException', { category: 'other', narrative: 'x' }),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('20', '110'),
        fc.array(anyAct, { minLength: 5, maxLength: 40 }),
        (stage, acts) => {
          const booth = boothBefore(stage as '20', untested(everything)).signIn(alone);
          booth.given('EnterStep', { batch: BATCH, step: stage }).given('StartStep');
          if (stage === '110') for (const { id } of dispensed(booth)) booth.scanned(id);
          for (const each of acts) each(booth);
          expect(booth.batch.state).not.toBe('released');
        },
      ),
      { numRuns: 20 },
    );
  });

  it('[S104] who made a batch cannot release it even when others do all the rest', () => {
    const booth = boothBefore('110', untested(everything)).signIn('ALL-1').begin('110');
    for (const { id } of dispensed(booth)) booth.scanned(id);
    booth.complete({ by: 'ALL-1' }).given('VerifyStep', {}, { by: 'OP-107' });
    eligible(did(booth, 'BeginReview', REVIEWER));
    expect(atDesk(booth, 'ReleaseBatch', 'ALL-1').codes).toEqual(['segregation.acted']);
    did(booth, 'ReleaseBatch', RELEASER);
  });
});

const dispensed = (booth: WeighBooth) =>
  [...booth.state.all('containers')].filter(({ kind }) => kind === 'dispensed');

describe('a batch sent back', () => {
  it('[S26] is in work again, and goes on to review when nothing lacks', () => {
    const booth = did(trailReviewed(), 'ReturnBatch', REVIEWER, WHY);
    expect(booth.batch).toMatchObject({ state: 'inExecution', review: { begun: null, trail: null } });
    const told = atDesk(booth, 'BeginReview', REVIEWER);
    expect(told.types).toEqual(['BatchExecuted', 'BatchReviewBegun']);
  });
});
