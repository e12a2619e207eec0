import { describe, expect, it } from 'vitest';
import { canJudge, LOT_TRANSITIONS } from '../../../main/domain/material/lot-machine.ts';
import { isUsable } from '../../../main/domain/material/usable.ts';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import { certain, WeighBooth } from '../../support/weigh-booth.ts';

const DESK = { station: 'QA-01' };
const desk = () => WeighBooth.founded().signIn('QA-01', 'QA-01');
const judge = (booth: WeighBooth, lot: string, quality: string, by = 'QA-01', more: object = {}): Told =>
  booth.when(
    'JudgeLot',
    { lot, quality, reason: 'coa-corrected', narrative: null, ...more },
    { ...DESK, by },
  );
const extend = (booth: WeighBooth, lot: string, retest: string, by = 'QA-01'): Told =>
  booth.when('ExtendRetest', { lot, retest, certificate: 'COA-2291' }, { ...DESK, by });
const lotOf = ({ state }: WeighBooth, id: string) => certain(state.get('lots', id));

describe('the quality of a lot', () => {
  it('[R2 111.120] goes from quarantine to approved or rejected, from approved to rejected, and never back', () => {
    const qualities = ['quarantine', 'approved', 'rejected'] as const;
    const moves = qualities.flatMap((from) =>
      qualities.filter((to) => canJudge(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual(['quarantine → approved', 'quarantine → rejected', 'approved → rejected']);
    expect(LOT_TRANSITIONS).toHaveLength(3);
  });

  it('[R2 111.120][R2 111.123] is approved and later rejected by quality, each under its own meaning', () => {
    const booth = desk();
    const [approved] = dataOf(judge(booth, 'CB-2601-022', 'approved'), 'LotJudged');
    expect(approved).toMatchObject({
      from: 'quarantine',
      to: 'approved',
      signature: { person: 'QA-01', meaning: 'approved' },
    });
    const [rejected] = dataOf(judge(booth, 'CB-2601-022', 'rejected'), 'LotJudged');
    expect(rejected).toMatchObject({ from: 'approved', to: 'rejected', signature: { meaning: 'rejected' } });
    expect(rejected?.signature.text.split('\n')).toEqual([
      'Meaning: rejected',
      'Lot: CB-2601-022 of RM-1014 Citrus bioflavonoids 50 %',
      'Quality: from approved to rejected',
      'Reason: coa-corrected',
    ]);
    expect(judge(booth, 'CB-2601-022', 'approved').codes).toEqual(['lot.move']);
    expect(lotOf(booth, 'CB-2601-022').quality).toBe('rejected');
  });

  it.each([
    ['an unknown lot', 'NO-LOT', 'approved', 'lot.unknown'],
    ['a lot that is approved already', 'CB-2508-009', 'approved', 'lot.move'],
    ['an expired lot', 'RH-2402-008', 'rejected', 'lot.expired'],
  ])('[S43] is not decided for %s', (_what, lot, quality, code) => {
    expect(judge(desk(), lot, quality).codes).toContain(code);
  });

  it.each([['SUP-01'], ['QC-01'], ['ADM-01'], ['QA-02']])('[S28][S101] is not for %s to decide', (person) => {
    expect(judge(desk(), 'CB-2601-022', 'approved', person).codes).toEqual(['role.missing']);
  });

  it('[S35] takes a sentence where the reason is another', () => {
    const other = { reason: 'other-see-narrative' };
    expect(judge(desk(), 'CB-2601-022', 'approved', 'QA-01', other).codes).toEqual(['reason.narrative']);
  });

  it('[S20][S43] is never approved by the release of a hold, and a hold stays when it is approved', () => {
    const booth = desk();
    const object = { kind: 'lot', id: 'CB-2601-022' };
    const placed = () =>
      dataOf(
        booth.when('PlaceHold', { object, reason: 'investigation', narrative: null }, DESK),
        'HoldPlaced',
      );
    const first = placed()[0]?.hold.id;
    booth.given('ReleaseHold', { hold: first, reason: 'assessed-no-impact' }, { ...DESK, by: 'QA-01' });
    expect(lotOf(booth, 'CB-2601-022').quality).toBe('quarantine');
    const second = certain(placed()[0]?.hold.id);
    judge(booth, 'CB-2601-022', 'approved');
    expect(booth.state.get('holds', second)?.released).toBeNull();
  });
});

/** A lot whose retest is due before it expires on 2027-02-28. */
const retested = () =>
  WeighBooth.founded((founding) => ({
    ...founding,
    lots: founding.lots.map((lot) =>
      lot.id === 'AA-2409-117' ? { ...lot, retest: '2026-06-30' as never } : lot,
    ),
  })).signIn('QA-01', 'QA-01');

describe('the retest of a lot', () => {
  it('[S43] is extended by quality to a later day, on a certificate', () => {
    const booth = retested();
    const [extended] = dataOf(extend(booth, 'AA-2409-117', '2026-12-31'), 'RetestExtended');
    expect(extended).toMatchObject({ from: '2026-06-30', to: '2026-12-31', certificate: 'COA-2291' });
    expect(extended?.signature.text.split('\n')).toEqual([
      'Meaning: approved',
      'Lot: AA-2409-117 of RM-1001 Ascorbic acid, fine',
      'Retest: from 2026-06-30 to 2026-12-31',
      'Certificate: COA-2291',
    ]);
  });

  it('[S43] that is due is extended up to expiry, and the lot can be used again', () => {
    const booth = retested().at('2026-07-01 09:00');
    const usable = () => isUsable(booth.state, lotOf(booth, 'AA-2409-117'), booth.moment.day);
    expect(usable()).toBe(false);
    expect(extend(booth, 'AA-2409-117', '2027-02-28').kind).toBe('accepted');
    expect(usable()).toBe(true);
  });

  it.each([
    ['an unknown lot', 'NO-LOT', '2026-12-31', 'lot.unknown'],
    ['an expired lot', 'RH-2402-008', '2026-12-31', 'lot.expired'],
    ['a lot without one', 'CB-2508-009', '2026-12-31', 'retest.none'],
    ['a day beyond expiry', 'AA-2409-117', '2027-03-01', 'retest.beyondExpiry'],
    ['a day that is no later', 'AA-2409-117', '2026-06-30', 'retest.notLater'],
  ])('[S43] is not extended for %s', (_what, lot, day, code) => {
    expect(extend(retested(), lot, day).codes).toContain(code);
  });

  it('[S43] is not extended to a day that is past already', () => {
    const booth = retested().at('2026-09-01 09:00');
    expect(extend(booth, 'AA-2409-117', '2026-08-31').codes).toEqual(['retest.notLater']);
  });

  it('[S43] of a rejected lot is not extended', () => {
    const booth = retested();
    judge(booth, 'AA-2409-117', 'rejected');
    expect(extend(booth, 'AA-2409-117', '2026-12-31').codes).toEqual(['lot.rejected']);
  });

  it('[S101] is not for the laboratory to extend', () => {
    expect(extend(retested(), 'AA-2409-117', '2026-12-31', 'QC-01').codes).toEqual(['role.missing']);
  });
});
