import { describe, expect, it } from 'vitest';
import type { OpenGap } from '../../../main/domain/log/log-gap.ts';
import { dataOf, type Seen, type Told } from '../../support/given-when-then.ts';
import { type Alter, BATCH, boothBefore, certain, WeighBooth } from '../../support/weigh-booth.ts';

const PINNED = 'b'.repeat(64);
const HEAD = 'c'.repeat(64);
const lost: OpenGap = {
  epoch: 2,
  lastPin: { size: 120, head: PINNED },
  restored: { seq: 100, hash: HEAD },
  declared: null,
};
const WHY = { reason: 'storage-failed', narrative: 'The disk died.' } as const;

/** P. Raman has both roles here, so that only the two signatures are told apart. */
const both: Alter = (founding) => ({
  ...founding,
  people: founding.people.map((each) =>
    each.id === 'QA-01'
      ? {
          ...each,
          roles: ['qaReviewer', 'administrator'] as const,
          qualifications: [...each.qualifications, { code: 'SYS-1', expires: '2026-12-31' as never }],
        }
      : each,
  ),
});

const declare = (booth: WeighBooth, by: string, seen: Seen = {}, why: object = WHY): Told =>
  booth.when('DeclareGap', { ...why }, { by, gap: lost, ...seen });
const declaredBy = (person: string): OpenGap => ({
  ...lost,
  declared: {
    ...WHY,
    signature: {
      person,
      name: 'P. Raman',
      meaning: 'approved',
      at: '2026-03-09T13:00:00.000Z',
      components: 'idAndSecret',
      credentialVersion: 1,
      text: 'what was signed',
      textHash: 'd'.repeat(64),
    } as unknown as NonNullable<OpenGap['declared']>['signature'],
  },
});
const confirm = (booth: WeighBooth, by: string, gap = declaredBy('QA-01')): Told =>
  booth.when('ConfirmGap', {}, { by, gap });

describe('to declare lost events', () => {
  it('[R1 11.10(e)][R1 11.50] is signed by quality, and writes nothing as long as nobody confirmed it', () => {
    const told = declare(boothBefore('40'), 'QA-01');
    expect([told.kind, told.types]).toEqual(['accepted', []]);
  });

  it('[S28][S101] is not for an operator, a supervisor or an administrator', () => {
    for (const by of ['OP-101', 'SUP-01', 'ADM-01'])
      expect(declare(boothBefore('40'), by).codes).toEqual(['role.missing']);
  });

  it('[S8][S35] takes no code without a sentence, whatever the code', () => {
    for (const reason of ['storage-failed', 'other-see-narrative'])
      expect(declare(boothBefore('40'), 'QA-01', {}, { reason, narrative: null }).codes).toEqual([
        'reason.narrative',
      ]);
  });

  it('[R1 11.200] asks for id and secret, whoever is signed in at the last event that is left', () => {
    const booth = boothBefore('40');
    expect(declare(booth, 'QA-01', { unnamed: true }).codes).toContain('signature.needsId');
    expect(declare(booth, 'QA-01', { secret: 'mismatch' }).codes).toEqual(['signature.wrong']);
  });

  it('means nothing at a station that lost nothing', () => {
    const told = boothBefore('40').when('DeclareGap', WHY, { by: 'QA-01' });
    expect(told.codes).toEqual(['gap.none', 'signature.otherText']);
  });
});

describe('to confirm lost events', () => {
  it('[R1 11.10(e)][R1 11.70] is signed by an administrator, and both signatures stand in the log', () => {
    const told = confirm(boothBefore('40'), 'ADM-01');
    const [gap] = dataOf(told, 'LogGapDeclared');
    expect(gap).toMatchObject({
      epoch: 2,
      lastPin: { size: 120, head: PINNED },
      restored: { seq: 100, hash: HEAD },
      reason: 'storage-failed: The disk died.',
      signatures: [
        { person: 'QA-01', meaning: 'approved' },
        { person: 'ADM-01', meaning: 'verified', components: 'idAndSecret' },
      ],
    });
    expect(gap?.signatures[1]?.text.split('\n')).toEqual([
      'Meaning: verified',
      'Lost events: 20 or more, from 101',
      `Last pin: event 120, hash ${PINNED}`,
      `Log goes on from: event 100, hash ${HEAD}`,
      'Reason: storage-failed',
      'Note: The disk died.',
      'Declared by: P. Raman (QA-01), 2026-03-09T13:00:00.000Z',
    ]);
  });

  it('[S104][S118] is refused to the person who declared them, whatever their roles', () => {
    const booth = WeighBooth.founded(both);
    expect(confirm(booth, 'QA-01').codes).toEqual(['independence.gap']);
    expect(confirm(booth, 'QA-01', declaredBy('QA-02')).kind).toBe('accepted');
  });

  it('[S28] is for administrators only, and only after they were declared', () => {
    expect(confirm(boothBefore('40'), 'SUP-01').codes).toEqual(['role.missing']);
    expect(confirm(boothBefore('40'), 'ADM-01', lost).codes).toEqual([
      'gap.notDeclared',
      'signature.otherText',
    ]);
  });

  it('[S18][S20][trigger:eventsLost] opens a critical exception of quality and a hold for every batch in the record', () => {
    const booth = boothBefore('40');
    const told = confirm(booth, 'ADM-01');
    expect(dataOf(told, 'BatchCrossedGap')).toEqual([{ batch: BATCH, epoch: 2 }]);
    expect(told.opened).toMatchObject({
      trigger: 'eventsLost',
      severity: 'critical',
      owner: 'qaReviewer',
      batch: BATCH,
      step: null,
      links: ['DEV-01'],
      causedBy: null,
      performers: [],
      ruleClosable: false,
    });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => [hold.object, hold.exception])).toEqual([
      [{ kind: 'batch', id: BATCH }, told.opened?.id],
    ]);
  });

  it('[S20] each of two batches has an exception and a hold of its own', () => {
    const booth = boothBefore('40');
    const draft = booth.state.draft();
    draft.put('batches', 'VC5-26-0148', { ...booth.batch, id: 'VC5-26-0148' as never });
    draft.put('batches', 'VC5-26-0149', { ...booth.batch, id: 'VC5-26-0149' as never, state: 'rejected' });
    booth.state.absorb(draft);
    const told = confirm(booth, 'ADM-01');
    const opened = dataOf(told, 'ExceptionOpened').map(({ exception }) => [exception.id, exception.batch]);
    const first = Number(certain(certain(opened[0])[0]).slice(3));
    expect(opened.map(([, batch]) => batch)).toEqual([BATCH, 'VC5-26-0148']);
    expect(opened.map(([id]) => Number(certain(id).slice(3)))).toEqual([first, first + 1]);
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object.id)).toEqual([BATCH, 'VC5-26-0148']);
  });

  it('[S3] the exception of a batch is cleared by quality, which ends its hold', () => {
    const booth = boothBefore('40');
    const exception = certain(confirm(booth, 'ADM-01').opened).id;
    const hold = () => [...booth.state.all('holds')].find((each) => each.exception === exception);
    expect(hold()?.released).toBeNull();
    const start = () => booth.when('EnterStep', { batch: BATCH, step: '40' });
    start();
    expect(booth.when('StartStep').codes).toContain('hold.batch');
    const decision = { exception, reason: 'assessed-no-impact', narrative: null };
    expect(booth.when('SettleException', decision, { by: 'SUP-01' }).kind).toBe('refused');
    booth.given('SettleException', decision, { by: 'QA-01' });
    expect(hold()?.released).toMatchObject({ by: 'QA-01' });
  });
});
