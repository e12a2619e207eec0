import { describe, expect, it } from 'vitest';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { dataOf } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

const allergens =
  (of: Readonly<Record<string, readonly string[]>>): Alter =>
  (founding: Founding) => ({
    ...founding,
    items: founding.items.map((item) => ({ ...item, allergens: of[item.id] ?? item.allergens })),
  });

const item = (booth: WeighBooth, id: string, answer: object) =>
  booth.when('AnswerItem', { item: id, answer });

/** The clearance with every item answered. */
function answered(booth = boothBefore('20').begin('20')): WeighBooth {
  for (const id of ['1', '6']) booth.given('AnswerItem', { item: id, answer: { kind: 'confirmed' } });
  booth.given('AnswerItem', { item: '2', answer: { kind: 'count', value: 0 } });
  for (const id of ['4', '5'])
    booth.given('AnswerItem', { item: id, answer: { kind: 'reference', value: 'CL-0788' } });
  return booth.scanPlace('WS-01-WASTE');
}

describe('the checklist of a clearance', () => {
  it.each([
    ['1', { kind: 'count', value: 0 }],
    ['2', { kind: 'confirmed' }],
    ['3', { kind: 'confirmed' }],
    ['4', { kind: 'confirmed' }],
    ['4', { kind: 'count', value: 1 }],
  ])('[S111] item %s is not answered with evidence of another kind', (id, answer) => {
    expect(item(boothBefore('20').begin('20'), id, answer).codes).toEqual(['item.evidence']);
  });

  it('[S111] a count is the expected one, an item exists and is answered once', () => {
    const booth = boothBefore('20').begin('20');
    expect(item(booth, '2', { kind: 'count', value: 3 }).codes).toEqual(['item.count']);
    expect(item(booth, '9', { kind: 'confirmed' }).codes).toEqual(['item.unknown']);
    booth.given('AnswerItem', { item: '1', answer: { kind: 'confirmed' } });
    expect(item(booth, '1', { kind: 'confirmed' }).codes).toEqual(['item.answered']);
  });

  it('[S111] a scan answers the item of that very place', () => {
    const booth = boothBefore('20').begin('20');
    const other = booth.present({ kind: 'location', location: 'WS-01' });
    expect(other.codes).toEqual(['item.scan']);
    const told = booth.present({ kind: 'location', location: 'WS-01-WASTE' });
    expect(dataOf(told, 'ItemAnswered')[0]).toMatchObject({ item: '3', answer: 'WS-01-WASTE', found: false });
  });

  it('[S111][S117] is complete with every item, and each missing one is named', () => {
    const booth = boothBefore('20').begin('20');
    item(booth, '1', { kind: 'confirmed' });
    const told = booth.when('CompleteStep', {}, { by: 'OP-101' });
    expect(told.codes).toEqual(['evidence.missing']);
    const [denied] = told.events;
    expect(denied?.type === 'CommandDenied' && denied.data.refusals[0]?.data).toMatchObject({
      count: 5,
      missing: '2, 3, 4, 5, 6',
    });
    expect(answered().when('CompleteStep', {}, { by: 'OP-101' }).kind).toBe('accepted');
  });
});

describe('something found at clearance', () => {
  const found = { kind: 'found', what: 'A bag of MG2-26-0139.' };

  it('[S48][S50] is sayable whatever the item asks for, and holds the station and the batch', () => {
    for (const id of ['1', '2', '3', '4']) {
      const booth = boothBefore('20').begin('20');
      const told = item(booth, id, found);
      expect(told.opened).toMatchObject({
        trigger: 'foundAtClearance',
        severity: 'critical',
        owner: 'qaReviewer',
        links: ['NC-01'],
        object: `item:${id}`,
      });
      expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object)).toEqual([
        { kind: 'station', id: 'WS-01' },
        { kind: 'batch', id: BATCH },
      ]);
      expect(booth.step('20').state).toBe('blocked');
    }
  });

  it('[S50] holds the batch before as well', () => {
    const alter: Alter = (founding) => ({
      ...founding,
      stations: founding.stations.map((station) =>
        station.id === 'WS-01'
          ? { ...station, booth: { ...station.booth, batch: 'MG2-26-0139' as never } }
          : station,
      ),
    });
    const told = item(boothBefore('20', alter).begin('20'), '1', found);
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object.id)).toEqual([
      'WS-01',
      BATCH,
      'MG2-26-0139',
    ]);
  });

  it('[S55] is answered again once quality cleared it; until then the item stays open', () => {
    const booth = answered(boothBefore('20').begin('20'));
    const again = boothBefore('20').begin('20');
    item(again, '1', found);
    const settled = { exception: 'EX-01', reason: 'clearance-repeated', narrative: null };
    again.given('SettleException', settled, { by: 'QA-01' });
    expect(again.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual(['evidence.missing']);
    expect(item(again, '1', { kind: 'confirmed' }).kind).toBe('accepted');
    expect(again.step('20').work).toMatchObject({ answers: { '1': { text: 'confirmed', found: false } } });
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).kind).toBe('accepted');
  });
});

describe('a clearance', () => {
  it('[S130] counts from the signature of the second person', () => {
    const booth = answered().complete();
    expect(booth.state.get('stations', 'WS-01')?.clearance).toBeNull();
    booth.given('VerifyStep', {}, { by: 'OP-107' });
    expect(booth.state.get('stations', 'WS-01')?.clearance).toMatchObject({ batch: BATCH, step: '20' });
  });

  // The site limit is 12 hours; the demo clearance is verified at 08:00.
  it.each([
    ['2026-03-09 20:00:00', []],
    ['2026-03-09 20:00:01', ['clearance.expired']],
  ])('[S48] that was not used runs out after the site limit: at %s', (time, codes) => {
    expect(boothBefore('40').enter('40').at(time).when('StartStep').codes).toEqual(codes);
  });

  it('[S48] that was used does not run out, neither in a material nor between two', () => {
    const inside = boothBefore('50').at('2026-03-10 05:00');
    expect(inside.enter('50').when('StartStep').kind).toBe('accepted');
    const between = boothBefore('60').at('2026-03-10 05:00');
    expect(between.state.get('stations', 'WS-01')?.booth.item).toBeNull();
    expect(between.enter('60').when('StartStep').kind).toBe('accepted');
  });

  it('[S47][S48] of another batch is none', () => {
    const booth = boothBefore('40');
    booth
      .signIn('QA-01', 'QA-01')
      .given(
        'IssueBatch',
        { ...issued('VC5-26-0148'), batch: 'VC5-26-0148' },
        { station: 'QA-01', by: 'QA-01' },
      );
    booth.given('EnterStep', { batch: 'VC5-26-0148', step: '40' });
    const told = booth.when('StartStep');
    expect(told.codes).toEqual(['sequence.upstream', 'clearance.missing']);
    expect(told.opened).toMatchObject({
      trigger: 'outOfSequence',
      owner: 'qaReviewer',
      links: ['DEV-01'],
    });
  });

  function issued(batch: string) {
    const allocations = Object.entries(
      certain(boothBefore('40').state.get('batches', BATCH)).allocations,
    ).map(([step, lot]) => ({ step, lot }));
    return { recipe: 'MMR-VC500-250K', version: '07', batch, allocations };
  }
});

describe('one material at a time', () => {
  it('[S150] the next material waits for a wipe and scoop check', () => {
    const booth = boothBefore('60').dispense('60').enter('70');
    expect(booth.when('StartStep').codes).toEqual(['booth.material']);
    expect(booth.wipe('RM-1014').when('StartStep').kind).toBe('accepted');
  });

  it('[S150] nothing is wiped while a source is open or a container is being filled', () => {
    const booth = filling('60');
    expect(booth.when('WipeDown', { item: 'RM-1014', cleaning: 'WIPE' }).codes).toEqual(['booth.inUse']);
    booth.close('CB-2508-009-01');
    expect(booth.when('WipeDown', { item: 'RM-1014', cleaning: 'WIPE' }).kind).toBe('accepted');
    expect(booth.state.get('stations', 'WS-01')?.booth).toMatchObject({ item: null, wiped: true });
  });

  it('[S150] another batch does not begin while the booth holds material of this one', () => {
    const booth = filling('60').given('LeaveStep');
    const { allocations } = booth.batch;
    booth.signIn('QA-01', 'QA-01').given(
      'IssueBatch',
      {
        recipe: 'MMR-VC500-250K',
        version: '07',
        batch: 'VC5-26-0148',
        allocations: Object.entries(allocations).map(([step, lot]) => ({ step, lot })),
      },
      { station: 'QA-01', by: 'QA-01' },
    );
    booth.given('EnterStep', { batch: 'VC5-26-0148', step: '40' });
    expect(booth.when('StartStep').codes).toContain('booth.batch');
  });
});

describe('allergens', () => {
  const milk = { 'RM-1014': ['milk'], 'RM-2003': ['milk', 'soya'] };

  it('[S150] after an allergen nothing starts that does not carry it, until the booth is cleared', () => {
    const booth = boothBefore('70', allergens(milk)).enter('70');
    const told = booth.when('StartStep');
    expect(told.codes).toEqual(['allergen.sequence']);
    expect(booth.state.get('stations', 'WS-01')?.booth.allergens).toEqual(['milk']);
  });

  it('[S150] what carries it may follow, and adds its own', () => {
    const same = { 'RM-1014': ['milk'], 'RM-1022': ['milk', 'soya'] };
    const booth = boothBefore('70', allergens(same));
    expect(booth.enter('70').when('StartStep').kind).toBe('accepted');
    booth.given('SelectScale', { scale: FLOOR }).scanned('RH-2507-033-01');
    expect(booth.state.get('stations', 'WS-01')?.booth.allergens).toEqual(['milk', 'soya']);
  });

  it('[S150] a wipe between materials is no clean: the allergen stays in the booth', () => {
    const booth = boothBefore('70', allergens(milk));
    expect(booth.state.get('stations', 'WS-01')?.booth).toMatchObject({
      item: null,
      wiped: true,
      allergens: ['milk'],
    });
  });
});
