import { describe, expect, it } from 'vitest';
import { minimumWeight, type Scale } from '../../../main/domain/equipment/equipment.ts';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import {
  type Alter,
  BENCH,
  boothBefore,
  FLOOR,
  filling,
  massOf,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

/** A scale of the booth as the test needs it. */
const scale =
  (change: Partial<Scale>, id = FLOOR): Alter =>
  (founding) => ({
    ...founding,
    equipment: founding.equipment.map((each) => (each.id === id ? ({ ...each, ...change } as Scale) : each)),
  });
const due = (day: string, id = FLOOR): Alter => scale({ calibrationDue: day as never }, id);

describe('calibration', () => {
  it.each([
    ['2026-03-09 23:59:59', []],
    ['2026-03-10 00:00:00', ['calibration.overdue']],
  ])('[S45][S84] of a scale that is due on 2026-03-09, when it is chosen at %s', (time, codes) => {
    const booth = boothBefore('60', due('2026-03-09')).begin('60').at(time);
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual(codes);
  });

  it('[S45] a scale that is overdue opens a minor exception and is held; an eligible one closes it by rule', () => {
    const booth = boothBefore('90').begin('90');
    const told = booth.when('SelectScale', { scale: 'SCL-03' });
    expect(told.codes).toContain('calibration.overdue');
    expect(told.opened).toMatchObject({
      trigger: 'deviceIneligible',
      severity: 'minor',
      owner: 'supervisor',
      ruleClosable: true,
      object: 'equipment:SCL-03',
    });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => [hold.object, hold.exception])).toEqual([
      [{ kind: 'equipment', id: 'SCL-03' }, null],
    ]);
    expect(booth.when('SelectScale', { scale: BENCH }).types).toContain('ExceptionRuleClosed');
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({ state: 'ruleClosed', settled: null });
  });

  it.each([
    ['CaptureTare', (booth: WeighBooth) => booth.when('CaptureTare', {}, { shows: '0.32' })],
    ['ZeroScale', (booth: WeighBooth) => booth.when('ZeroScale', { scale: FLOOR }, { shows: '0.00' })],
    [
      'AcceptWeight',
      (booth: WeighBooth) =>
        booth.tare('0.32').at('2026-03-10 00:00:01').when('AcceptWeight', {}, { shows: '6.58' }),
    ],
  ])(
    '[S50][S128] midnight in an open step stops %s: a deviation, the scale held until quality looked',
    (type, capture) => {
      const booth = boothBefore('60', due('2026-03-09')).open('60');
      if (type !== 'AcceptWeight') booth.at('2026-03-10 00:00:01');
      const told = capture(booth);
      expect(told.codes).toContain('calibration.overdue');
      expect(told.opened).toMatchObject({
        trigger: 'deviceLostEligibility',
        severity: 'critical',
        owner: 'qaReviewer',
        links: ['DEV-01'],
      });
      expect(dataOf(told, 'HoldPlaced')[0]?.hold.object).toEqual({ kind: 'equipment', id: FLOOR });
      expect(booth.step('60').state).toBe('blocked');
    },
  );
});

describe('the routine check', () => {
  it.each([
    ['2026-03-09 23:59', []],
    ['2026-03-10 05:59', []],
    ['2026-03-10 06:00', ['check.due']],
  ])('[S45] made on 2026-03-09 counts for its production day: at %s', (time, codes) => {
    const booth = boothBefore('60').begin('60').at(time);
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual(codes);
  });

  it('[S45] a scale that was never checked is due', () => {
    expect(boothBefore('90').begin('90').when('SelectScale', { scale: 'SCL-03' }).codes).toContain(
      'check.due',
    );
  });

  it.each([
    ['restarted', 'check.restarted'],
    ['foreign', 'check.disturbed'],
    ['unitChanged', 'check.disturbed'],
    ['softwareChanged', 'check.disturbed'],
  ])('[S128] is due again after the instrument was %s', (what, code) => {
    const booth = boothBefore('60').begin('60');
    booth.given('ObserveDevice', { equipment: FLOOR, what, detail: '' });
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual([code]);
    expect(booth.when('SelectScale', { scale: BENCH }).codes).not.toContain(code);
  });

  it.each([
    ['equipment-moved', 'check.disturbed'],
    ['equipment-cleaned-leveled', 'check.disturbed'],
    ['power-failure', 'check.restarted'],
  ])('[S128][R5] is due again once somebody says what no wire tells: %s', (reason, code) => {
    const booth = boothBefore('60').begin('60').given('VoidCheck', { scale: FLOOR, reason });
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual([code]);
    expect(booth.when('VoidCheck', { scale: 'SCL-04', reason }).codes).toEqual(['scale.otherStation']);
  });

  it('[S128] of a scale in use that restarts stops the next capture', () => {
    const booth = filling('60').tare('0.32');
    booth.given('ObserveDevice', { equipment: FLOOR, what: 'restarted', detail: '' });
    const told = booth.when('AcceptWeight', {}, { shows: '6.58' });
    expect(told.codes).toEqual(['check.restarted']);
    expect(told.opened?.trigger).toBe('deviceLostEligibility');
  });
});

describe('out of service', () => {
  it('[S45][R2 111.27] is out of service for everybody', () => {
    const booth = boothBefore('30', scale({ service: 'outOfService' })).begin('30');
    const told = booth.when('PrepareCheck', { scale: FLOOR, clean: true, level: true });
    expect(told.codes).toEqual(['scale.outOfService']);
    expect(told.opened).toBeNull();
  });
});

describe('minimum weight', () => {
  const one = (id: string): Scale => filling('60').scale(id);

  it('[S128] is 2·max(s, 0.41 d) over the tolerance, rounded up to d', () => {
    expect(minimumWeight(one(FLOOR), '0.5', 100)).toBe(massOf('3.28 kg'));
    expect(minimumWeight(one(FLOOR), '1', 100)).toBe(massOf('1.64 kg'));
    expect(minimumWeight(one(BENCH), '0.5', 100)).toBe(massOf('20.0 g'));
    expect(minimumWeight(one(BENCH), '1', 100)).toBe(massOf('10.0 g'));
    // The site's safety factor, and a repeatability worse than 0.41 d.
    expect(minimumWeight(one(FLOOR), '1', 150)).toBe(massOf('2.46 kg'));
    expect(minimumWeight({ ...one(FLOOR), repeatability: massOf('0.05 kg') }, '1', 100)).toBe(
      massOf('10.00 kg'),
    );
    expect(minimumWeight(one(FLOOR), '3', 100)).toBe(massOf('0.56 kg'));
  });

  const target =
    (mass: string): Alter =>
    (founding) => ({
      ...founding,
      recipes: founding.recipes.map((recipe) => ({
        ...recipe,
        steps: recipe.steps.map((step) =>
          step.id === '100' && step.kind === 'dispense'
            ? { ...step, amount: { kind: 'fixed' as const, target: massOf(mass) } }
            : step,
        ),
      })),
    });
  it.each([
    ['1.625 kg', ['weight.belowMinimum']],
    // Rounded to the scale it would be 1.64 kg: what counts is the amount of the recipe.
    ['1.635 kg', ['weight.belowMinimum']],
    ['1.64 kg', []],
    ['1.66 kg', []],
  ])('[S45][S128] a target of %s on the floor scale, whose smallest is 1.64 kg', (mass, codes) => {
    const booth = boothBefore('100', target(mass)).begin('100');
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual(codes);
  });

  it('[S128] is asked of the actual net again, at the capture', () => {
    const booth = filling('60').tare('0.32');
    const told = booth.when('AcceptWeight', {}, { shows: '1.94' });
    expect(told.codes).toEqual(expect.arrayContaining(['weight.belowMinimum', 'tolerance.under']));
  });
});

describe('the scale that is chosen', () => {
  it('[S122] is one of this station', () => {
    const booth = boothBefore('60').begin('60');
    expect(booth.when('SelectScale', { scale: 'SCL-04' }).codes).toContain('scale.otherStation');
    expect(booth.when('SelectScale', { scale: 'SCL-99' }).codes).toContain('scale.unknown');
  });

  it('can bear what will stand on it', () => {
    const booth = boothBefore('50').begin('50');
    expect(booth.when('SelectScale', { scale: BENCH }).codes).toContain('range.capacity');
  });

  it('stays, while a container is being filled', () => {
    const booth = filling('60').tare('0.32');
    expect(booth.when('SelectScale', { scale: BENCH }).codes).toContain('tare.taken');
  });
});

describe('a reading', () => {
  const accept = (seen: object): Told => filling('60').tare('0.32').when('AcceptWeight', {}, seen);
  const none = (why: string) => accept({ capture: { kind: 'none', device: FLOOR, why, raw: null } });

  it.each(['noScale', 'silent', 'lost', 'foreign', 'fault', 'malformed', 'refused'])(
    '[S36] that is none (%s) is no weight, and no zero',
    (why) => {
      const told = none(why);
      expect(told.codes).toEqual([`reading.${why}`]);
      expect(told.opened).toBeNull();
    },
  );

  it.each([
    ['unstable', 'reading.unstable'],
    ['overload', 'range.overload'],
    ['underload', 'range.underload'],
    ['wrong-unit', 'reading.unit'],
  ])('[S36] that is %s is refused by name', (why, code) => {
    expect(none(why).codes).toEqual([code]);
  });

  it('[S36] that was never asked for is none', () => {
    expect(accept({ capture: null }).codes).toEqual(['reading.noScale']);
  });

  it.each([
    ['moves', { stable: false }, 'reading.unstable'],
    ['does not say whether it moves', { stable: null }, 'reading.unstable'],
    ['is of another instrument', { serial: 'B000' }, 'reading.foreign'],
    ['is of another scale', { device: BENCH }, 'reading.foreign'],
    ['comes without its raw frame', { raw: '' }, 'reading.noFrame'],
    ['is in another unit', { unit: 'g', value: '6580' }, 'reading.unit'],
    ['is no exact mass', { mass: null }, 'reading.malformed'],
  ])('[S36][R1 11.10(h)] that %s is not recorded', (_how, capture, code) => {
    expect(accept({ shows: '6.58', capture }).codes).toContain(code);
  });

  it.each([
    [2_000, []],
    [2_001, ['reading.stale']],
  ])('[S36] of %d ms ago, where the site records nothing older than 2000 ms', (ageMs, codes) => {
    expect(accept({ shows: '6.58', capture: { ageMs } }).codes).toEqual(codes);
  });

  it('[S36] is what stood on the screen: a load touched meanwhile is seen', () => {
    expect(accept({ shows: '6.58', displayed: '6.60' }).codes).toEqual(['reading.changed']);
    expect(accept({ shows: '6.58', displayed: '6.580' }).codes).toEqual([]);
  });

  it('[S36] is recorded with its text, frame, instrument, calibration and check', () => {
    const told = accept({ shows: '6.58' });
    expect(dataOf(told, 'WeightAccepted')[0]?.evidence).toMatchObject({
      source: 'device',
      device: FLOOR,
      serial: 'B741205318',
      value: '6.58',
      unit: 'kg',
      mass: massOf('6.58 kg'),
      raw: 'S S       6.58 kg',
      calibrationDue: '2026-06-30',
      checkDay: '2026-03-09',
    });
  });
});

describe('warm-up', () => {
  const warming = (): WeighBooth => {
    const booth = boothBefore('30', scale({ warmUpMinutes: 30 }))
      .begin('30')
      .scanWeights('TW-K1');
    return booth.given('PrepareCheck', { scale: FLOOR, clean: true, level: true });
  };
  const capture = (booth: WeighBooth) =>
    booth.when('CaptureCheck', { scale: FLOOR, nominal: booth.point(FLOOR, 0) }, { shows: '5.00' });
  const refusalsOf = (told: Told) => dataOf(told, 'CommandDenied')[0]?.refusals;
  const connected = (booth: WeighBooth) =>
    booth.given('ObserveDevice', { equipment: FLOOR, what: 'connected' });

  it('[R5][S128] counts from the connection: the check is refused until then, and says when', () => {
    const booth = connected(warming().at('2026-03-09 09:00'));
    expect(refusalsOf(capture(booth.at('2026-03-09 09:29:59')))).toMatchObject([
      { gate: 'requireWarm', code: 'warm.until', data: { scale: FLOOR, at: '2026-03-09T14:30:00.000Z' } },
    ]);
    expect(capture(booth.at('2026-03-09 09:30')).kind).toBe('accepted');
  });

  it('[R5] of a scale that nobody saw come on is not over', () => {
    expect(capture(warming()).codes).toEqual(['warm.unseen']);
  });

  it('[R5][S128] begins anew with a restart: the weighing is refused with the time at which it can be checked', () => {
    const warm = scale({ warmUpMinutes: 30, onSince: '2026-03-08T12:00:00.000Z' as never });
    const booth = connected(boothBefore('60', warm).begin('60'));
    // Connected alone says nothing against the check of the day.
    expect(booth.when('SelectScale', { scale: FLOOR }).kind).toBe('accepted');
    booth.at('2026-03-09 10:00').given('ObserveDevice', { equipment: FLOOR, what: 'restarted', detail: '' });
    expect(refusalsOf(booth.when('SelectScale', { scale: FLOOR }))).toMatchObject([
      { code: 'check.warming', data: { at: '2026-03-09T15:30:00.000Z' } },
    ]);
    expect(booth.at('2026-03-09 10:31').when('SelectScale', { scale: FLOOR }).codes).toEqual([
      'check.restarted',
    ]);
  });
});
