import { describe, expect, it } from 'vitest';
import { buildView } from '../../../main/application/views/station-view.ts';
import type { EquipmentCard, EquipmentDesk } from '../../../main/contract/equipment-views.ts';
import type { WorkScreen } from '../../../main/contract/views.ts';
import {
  adjust,
  approve,
  failedScale,
  lookedBack,
  METROLOGIST,
  measure,
  OFF,
  requested,
  restored,
  withWeights,
} from '../../support/failed-scale.ts';
import {
  begun,
  captured,
  measured,
  metrologyAt,
  SPREAD,
  verified,
} from '../../support/procedure-at-scale.ts';
import { BATCH, certain, FLOOR, WeighBooth } from '../../support/weigh-booth.ts';
import { HEALTH } from './floor.ts';

function workOf({ state, moment }: WeighBooth, station = 'WS-01'): WorkScreen {
  const { screen } = buildView({
    state,
    moment,
    origin: { station, terminal: `${station}-1` } as never,
    revision: 1,
    health: HEALTH,
    faults: [],
    gap: null,
    locksIn: null,
    devices: [],
    demoCredentials: [],
    version: '0',
  });
  if (screen.kind !== 'work') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
}
const desk = (booth: WeighBooth, station?: string): EquipmentDesk | null => workOf(booth, station).equipment;
const card = (booth: WeighBooth, station?: string, id = FLOOR): EquipmentCard =>
  certain(desk(booth, station)?.cards.find((each) => each.id === id));

describe('the scales of a station', () => {
  it('are shown to metrology at the station they stand at, and to quality at its desk', () => {
    const booth = failedScale();
    expect(desk(booth.signIn('OP-101'))).toBeNull();
    const own = certain(desk(booth.signIn(METROLOGIST)));
    expect(own.cards.map(({ id, here }) => [id, here])).toEqual([
      ['SCL-01', true],
      ['SCL-02', true],
      ['SCL-03', true],
    ]);
    const all = certain(desk(booth, 'QA-01'));
    expect(all.cards.map(({ id }) => id)).toEqual([
      'SCL-01',
      'SCL-02',
      'SCL-03',
      'SCL-04',
      'SCL-05',
      'BAL-01',
    ]);
    expect(all.cards.every(({ here }) => !here)).toBe(true);
    expect(own.machines).toEqual([]);
    expect(all.machines).toMatchObject([
      { id: 'BB-500', clean: { status: 'neverCleaned' }, cleaned: null },
      { id: 'ENC-02', clean: { status: 'neverCleaned' }, cleaned: null },
    ]);
  });

  it('[S45][S128] tell service, calibration, check and holds apart', () => {
    const booth = failedScale().signIn(METROLOGIST);
    expect(card(booth)).toMatchObject({
      service: 'outOfService',
      calibrationOverdue: false,
      check: 'failed',
      holds: [{ id: 'H-2', reason: 'investigation' }],
    });
    expect(card(booth, 'WS-01', 'SCL-02')).toMatchObject({ service: 'inService', check: 'good', next: null });
    expect(card(booth, 'WS-01', 'SCL-03')).toMatchObject({ calibrationOverdue: true, check: 'due' });
  });

  it('[S45][S128] tell ahead what ends, to those who see to it and not to those who cannot', () => {
    const booth = failedScale();
    expect(workOf(booth.signIn('OP-101')).due).toEqual([]);
    const overdue = { id: 'SCL-03', due: { what: 'calibration', standing: 'over' } };
    expect(workOf(booth.signIn(METROLOGIST)).due).toMatchObject([overdue]);
    expect(workOf(booth, 'QA-01').due).toMatchObject([overdue]);
    expect(card(booth.signIn(METROLOGIST), 'WS-01', 'SCL-03').due).toMatchObject([
      { what: 'calibration', standing: 'over' },
      { what: 'check', standing: 'soon' },
      { what: 'weights', standing: 'good' },
    ]);
  });

  it('[R2 111.113] show what was weighed since the last good check, and whether it is held', () => {
    const booth = failedScale().signIn(METROLOGIST);
    const [lookBack] = card(booth).lookBacks;
    expect(lookBack).toMatchObject({ id: 'LB-01', state: 'opened', batch: BATCH });
    expect(lookBack?.containers).toEqual([
      { container: `${BATCH}/DC-01`, net: '25.00 kg', held: true },
      { container: `${BATCH}/DC-02`, net: '25.02 kg', held: true },
    ]);
    lookedBack(booth);
    expect(card(booth).lookBacks).toMatchObject([
      { state: 'closed', containers: [{ held: false }, { held: false }] },
    ]);
  });

  it('[S128] offer one next act after the other, with what the gates say to it', () => {
    const booth = failedScale().signIn(METROLOGIST);
    const next = () => card(booth).next;
    expect(next()).toEqual({
      kind: 'measure',
      phase: 'asFound',
      nominal: '5.00',
      affordance: { passes: true, refusals: [] },
    });
    expect(card(booth).weights).toMatchObject({ set: 'TW-K1', inHand: false });
    expect(card(withWeights(booth)).weights.inHand).toBe(true);
    measure(booth, 'asFound', OFF.slice(0, 1));
    expect(next()).toMatchObject({ phase: 'asFound', nominal: '20.00' });
    for (const [index, shows] of OFF.slice(1).entries())
      booth.given(
        'CaptureReference',
        { scale: FLOOR, phase: 'asFound', nominal: booth.point(FLOOR, index + 1) },
        { shows },
      );
    expect(card(booth).points[0]).toEqual({
      nominal: '5.00',
      lowest: '4.98',
      highest: '5.02',
      asFound: { value: '5.06', passed: false },
      asLeft: null,
    });
    expect(next()?.kind).toBe('adjust');
    adjust(booth);
    expect(next()).toMatchObject({ kind: 'measure', phase: 'asLeft', nominal: '5.00' });
    measure(booth, 'asLeft');
    expect(next()?.kind).toBe('requestReturn');
    requested(booth);
    expect(next()).toMatchObject({ kind: 'approveReturn', affordance: { passes: false } });
    expect(next()?.affordance.refusals.map(({ code }) => code)).toEqual(['return.lookBack']);
    lookedBack(booth);
    expect(next()?.affordance.passes).toBe(true);
    approve(booth);
    expect(card(booth)).toMatchObject({ service: 'inService', check: 'adjusted', holds: [], next: null });
  });

  it('[S122] are measured where they stand: the desk of quality says so', () => {
    const booth = restored();
    adjust(booth);
    booth.signIn(METROLOGIST, 'QA-01');
    expect(card(booth, 'QA-01').next?.affordance.refusals.map(({ code }) => code)).toEqual([
      'scale.otherStation',
    ]);
  });

  it('begin with those that are out of service', () => {
    const booth = WeighBooth.founded((founding) => ({
      ...founding,
      equipment: founding.equipment.map((each) =>
        each.id === 'SCL-03' ? { ...each, service: 'outOfService' as const } : each,
      ),
    })).signIn('QA-01', 'QA-01');
    expect(desk(booth, 'QA-01')?.cards[0]).toMatchObject({
      id: 'SCL-03',
      since: null,
      next: { kind: 'measure', phase: 'asFound' },
    });
  });
});

describe('the procedures of a scale', () => {
  it('[R5] are offered where its data has them, with what it may weigh by its repeatability', () => {
    const { procedures } = card(metrologyAt());
    expect(procedures?.offered.map(({ procedure, last, begin }) => [procedure, last, begin.passes])).toEqual([
      ['repeatability', null, true],
      ['eccentricity', null, true],
      ['linearity', null, true],
    ]);
    expect(procedures?.repeatability).toEqual({
      spread: '0.0080',
      minimum: [
        { percent: '0.1', mass: '16.40' },
        { percent: '0.5', mass: '3.28' },
        { percent: '1', mass: '1.64' },
      ],
    });
  });

  it('[R5] show the place and the limits of the next load, and wait for an empty pan', () => {
    const booth = begun('eccentricity');
    expect(card(booth).procedures?.run).toMatchObject({
      of: 5,
      loads: [],
      next: { load: 1, position: 'centre', weights: ['K1-50'], waitsForZero: true },
    });
    captured(booth, '50.02');
    booth.observe('returnedToZero', '0.00', FLOOR);
    // A corner is held against what the centre showed.
    expect(card(booth).procedures?.run?.next).toMatchObject({
      position: 'frontLeft',
      limits: { lowest: '49.98', highest: '50.06' },
      waitsForZero: false,
    });
  });

  it('[R5] show what a repeatability comes to beside the one before, and who may not verify it', () => {
    const booth = begun('repeatability');
    measured(booth, SPREAD);
    const run = card(booth).procedures?.run;
    expect(run).toMatchObject({
      state: 'toVerify',
      next: null,
      result: { spread: '0.0528', minimum: [{ percent: '0.1', mass: '105.42' }, {}, { mass: '10.56' }] },
      former: { spread: '0.0080' },
      capture: { passes: false },
      verify: { passes: true },
    });
    verified(booth);
    expect(card(booth).procedures?.results).toMatchObject([
      { procedure: 'repeatability', outcome: 'passed', loads: 10, spread: '0.0528', former: '0.0080' },
    ]);
  });
});
