import { describe, expect, it } from 'vitest';
import type { Lot } from '../../../main/domain/material/material.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { type Alter, boothBefore, FLOOR, filling } from '../../support/weigh-booth.ts';

/** The lot of step 60 as the test needs it. */
const lot =
  (change: Partial<Record<keyof Lot, unknown>>, id = 'CB-2508-009'): Alter =>
  (founding: Founding) => ({
    ...founding,
    lots: founding.lots.map((each) => (each.id === id ? ({ ...each, ...change } as Lot) : each)),
  });

const scanAt = (time: string, alter: Alter) =>
  boothBefore('60', alter).begin('60').given('SelectScale', { scale: FLOOR }).at(time).scan('CB-2508-009-01');

describe('expiry', () => {
  it.each([
    ['2026-03-09 23:59:59', []],
    ['2026-03-10 00:00:00', ['date.expired']],
  ])('[S43] a lot that expires on 2026-03-09 is judged at %s of the plant', (time, codes) => {
    expect(scanAt(time, lot({ expires: '2026-03-09' })).codes).toEqual(codes);
  });

  it.each([
    ['2026-03-09 23:59:59', []],
    ['2026-03-10 00:00:00', ['date.retest']],
  ])(
    '[S43] a lot whose retest is due on 2026-03-09 is judged at %s, although it expires later',
    (time, codes) => {
      expect(scanAt(time, lot({ retest: '2026-03-09' })).codes).toEqual(codes);
    },
  );

  it('[S43] the day is that of the plant, not of Greenwich: 18:30 in Chicago is already tomorrow in UTC', () => {
    const booth = boothBefore('60', lot({ expires: '2026-03-09' }))
      .begin('60')
      .given('SelectScale', { scale: FLOOR });
    expect(booth.at('2026-03-09 18:30').moment.at.slice(0, 10)).toBe('2026-03-09');
    expect(booth.at('2026-03-09 19:30').moment.at.slice(0, 10)).toBe('2026-03-10');
    expect(booth.scan('CB-2508-009-01').kind).toBe('accepted');
  });

  it('[S128] midnight during an open step stops its next capture, and quality owns what follows', () => {
    const booth = boothBefore('60', lot({ expires: '2026-03-09' }))
      .open('60')
      .tare('0.32');
    booth.at('2026-03-10 00:00:01');
    const told = booth.when('AcceptWeight', {}, { shows: '6.58' });
    expect(told.codes).toContain('date.expired');
    expect(told.opened).toMatchObject({ trigger: 'statusViolation', owner: 'qaReviewer', severity: 'major' });
    expect(booth.step('60').state).toBe('blocked');
    expect(booth.work('60').containers).toEqual([]);
  });

  it('[S142] what stopped with its material is put away: container voided, source closed untouched, lot replaced', () => {
    const booth = boothBefore('60', (founding) => ({
      ...lot({ expires: '2026-03-09' })(founding),
      lots: lot({ quality: 'approved' }, 'CB-2601-022')(lot({ expires: '2026-03-09' })(founding)).lots,
    }))
      .open('60')
      .tare('0.32')
      .at('2026-03-10 00:30');
    booth.when('AcceptWeight', {}, { shows: '6.58' });
    const settle = (exception: string, by: string) =>
      booth.given('SettleException', { exception, reason: 'lot-unavailable', narrative: null }, { by });
    settle('EX-01', 'QA-01').given('VoidContainer', { reason: 'lot-unavailable' });
    settle('EX-02', 'SUP-01').close('CB-2508-009-01');
    expect(booth.work('60')).toMatchObject({ source: null, current: null });
    expect(booth.state.get('containers', 'CB-2508-009-01')).toMatchObject({ quantity: 25_000_000_000 });
    const told = booth.scan('CB-2508-009-01');
    expect(told.codes).toEqual(['date.expired']);
    booth.given(
      'ReallocateLot',
      { exception: told.opened?.id, lot: 'CB-2601-022', reason: 'lot-blocked-reallocated' },
      { by: 'QA-01' },
    );
    expect(booth.scan('CB-2601-022-01').kind).toBe('accepted');
  });
});

describe('quality status', () => {
  it.each([
    ['quarantine', 'status.quarantine'],
    ['rejected', 'status.rejected'],
  ])(
    '[S43][S124][R2 111.155] a lot in %s is not opened; the step is blocked and quality owns it',
    (quality, code) => {
      const booth = boothBefore('60', lot({ quality })).begin('60').given('SelectScale', { scale: FLOOR });
      const told = booth.scan('CB-2508-009-01');
      expect(told.codes).toEqual([code]);
      expect(told.opened).toMatchObject({
        trigger: 'statusViolation',
        severity: 'major',
        owner: 'qaReviewer',
        ruleClosable: false,
        object: 'lot:CB-2508-009',
      });
      expect(booth.step('60').state).toBe('blocked');
      expect(booth.work('60').source).toBeNull();
    },
  );

  it('[S43] a lot that was opened while approved is not charged once it is rejected or held', () => {
    const booth = filling('60').tare('0.32');
    booth.given('PlaceHold', {
      object: { kind: 'lot', id: 'CB-2508-009' },
      reason: 'investigation',
      narrative: null,
    });
    const told = booth.when('AcceptWeight', {}, { shows: '6.58' });
    expect(told.codes).toEqual(['hold.lot']);
    expect(booth.work('60').containers).toEqual([]);
  });
});

describe('a lot that quality rejects while its container is being filled', () => {
  const rejected = () => {
    const booth = filling('60').tare('0.32').signIn('QA-01', 'QA-01');
    const judged = { lot: 'CB-2508-009', quality: 'rejected', reason: 'coa-mismatch', narrative: null };
    return booth.given('JudgeLot', judged, { station: 'QA-01', by: 'QA-01' });
  };

  it('[S43][S128] is not charged: the step is blocked and quality owns it', () => {
    const booth = rejected();
    const told = booth.when('AcceptWeight', {}, { shows: '6.58' });
    expect(told.codes).toEqual(['status.rejected']);
    expect(told.opened).toMatchObject({
      trigger: 'statusViolation',
      owner: 'qaReviewer',
      object: 'lot:CB-2508-009',
    });
    expect(booth.work('60').containers).toEqual([]);
  });

  it('[S43] gives no portion by being closed either', () => {
    const booth = rejected().scanned('CB-2508-009-01');
    const told = booth.when('CloseSource', { emptied: false }, { shows: '3.00' });
    expect(told.codes).toEqual(['status.rejected']);
    expect(told.opened).toMatchObject({ trigger: 'statusViolation' });
  });
});

describe('the right lot', () => {
  it('[S42] another item of the plant is refused as another material, minor at first', () => {
    const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
    const told = booth.scan('RH-2507-033-01');
    expect(told.codes).toEqual(['material.other']);
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity', severity: 'minor', ruleClosable: true });
  });

  it('[S42][S124] another lot of the right item is not the allocated one', () => {
    const booth = boothBefore('50').begin('50').given('SelectScale', { scale: FLOOR });
    const told = booth.scan('AA-2409-117-01');
    expect(told.codes).toContain('lot.notAllocated');
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity' });
  });

  it('[S150] an earlier usable lot with stock comes first: FEFO', () => {
    const lots = { '40': 'AA-2503-042' };
    const booth = boothBefore('40', undefined, lots).begin('40').given('SelectScale', { scale: FLOOR });
    expect(booth.scan('AA-2503-042-01').codes).toEqual(['fefo.earlier']);
  });

  it.each([
    ['is on hold', lot({}, 'AA-2409-117'), true],
    ['is rejected', lot({ quality: 'rejected' }, 'AA-2409-117'), false],
    ['has expired', lot({ expires: '2026-03-08' }, 'AA-2409-117'), false],
  ])('[S150] an earlier lot that %s does not come first', (_how, alter, hold) => {
    const booth = boothBefore('40', alter, { '40': 'AA-2503-042' })
      .begin('40')
      .given('SelectScale', { scale: FLOOR });
    if (hold)
      booth.given('PlaceHold', {
        object: { kind: 'lot', id: 'AA-2409-117' },
        reason: 'investigation',
        narrative: null,
      });
    expect(booth.scan('AA-2503-042-01').kind).toBe('accepted');
  });

  it('[S150] lots of the same date are free to choose', () => {
    const same = lot({ expires: '2027-02-28' }, 'AA-2503-042');
    const booth = boothBefore('40', same, { '40': 'AA-2503-042' })
      .begin('40')
      .given('SelectScale', { scale: FLOOR });
    expect(booth.scan('AA-2503-042-01').kind).toBe('accepted');
  });
});

describe('what a label says', () => {
  const booth = () => boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });

  it.each([
    [
      'a container that nobody knows',
      { kind: 'container', item: 'RM-1014', lot: 'CB-2508-009', container: 'CB-99' },
      'identity.unknown',
    ],
    [
      'the lot of another label',
      { kind: 'container', item: 'RM-1014', lot: 'RH-2507-033', container: 'CB-2508-009-01' },
      'identity.contradicts',
    ],
    [
      'the item of another label',
      { kind: 'container', item: 'RM-1022', lot: 'CB-2508-009', container: 'CB-2508-009-01' },
      'identity.contradicts',
    ],
    ['nothing that can be read', { kind: 'unreadable', why: 'no GS1 data' }, 'identity.unreadable'],
  ])('[S42][S123] %s opens nothing and blocks the step', (_what, identity, code) => {
    const here = booth();
    const told = here.present(identity);
    expect(told.codes).toContain(code);
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity', owner: 'supervisor' });
    expect(here.work('60').source).toBeNull();
    expect(here.step('60').state).toBe('blocked');
  });

  it('[S106] a typed identity is refused whatever it says, and opens nothing', () => {
    const told = booth().when('TypeIdentity', { text: 'CB-2508-009' });
    expect(told.codes).toEqual(['scan.typed']);
    expect(told.types).toEqual(['CommandDenied']);
  });

  it('[S42] a container that the batch dispensed is no source', () => {
    const here = boothBefore('70').begin('70').given('SelectScale', { scale: FLOOR });
    expect(here.scan('VC5-26-0147/DC-06').codes).toEqual(['material.dispensed']);
  });

  it('[S44] an empty container has nothing to give', () => {
    const here = boothBefore('50').begin('50').given('SelectScale', { scale: FLOOR });
    expect(here.scan('AA-2409-117-01').codes).toContain('stock.none');
  });

  it('a scale is chosen before a source is opened', () => {
    expect(boothBefore('60').begin('60').scan('CB-2508-009-01').codes).toEqual(['scan.scaleFirst']);
  });
});
