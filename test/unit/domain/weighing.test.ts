import { describe, expect, it } from 'vitest';
import type { DispenseStep } from '../../../main/domain/recipe/recipe.ts';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  BENCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  massOf,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

/** A dispense step of the recipe as the test needs it. */
const step =
  (id: string, change: Partial<DispenseStep>): Alter =>
  (founding) => ({
    ...founding,
    recipes: founding.recipes.map((recipe) => ({
      ...recipe,
      steps: recipe.steps.map((each) =>
        each.id === id && each.kind === 'dispense' ? { ...each, ...change } : each,
      ),
    })),
  });

const accept = (booth: WeighBooth, shows: string): Told => booth.when('AcceptWeight', {}, { shows });
const stock = (booth: WeighBooth, container: string) =>
  certain(booth.state.get('containers', container)).quantity;

describe('zero', () => {
  const chosen = () => boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });

  it('[S36] is set with an empty pan only: ten divisions tell dust from a load', () => {
    expect(chosen().when('ZeroScale', { scale: FLOOR }, { shows: '0.20' }).kind).toBe('accepted');
    expect(chosen().when('ZeroScale', { scale: FLOOR }, { shows: '-0.20' }).kind).toBe('accepted');
    expect(chosen().when('ZeroScale', { scale: FLOOR }, { shows: '0.22' }).codes).toEqual(['zero.load']);
    expect(chosen().when('ZeroScale', { scale: FLOOR }, { shows: '-0.22' }).codes).toEqual(['zero.load']);
  });

  it('[S36] comes between containers, never under one', () => {
    const booth = filling('60').tare('0.32');
    expect(booth.when('ZeroScale', { scale: FLOOR }, { shows: '0.00' }).codes).toEqual(['zero.containerOn']);
  });

  it('[S36] comes before the tare of the first container', () => {
    const booth = chosen().scanned('CB-2508-009-01');
    expect(booth.when('CaptureTare', {}, { shows: '0.32' }).codes).toEqual(['zero.missing']);
  });

  it('[S36] is not needed again where the scale came back to zero by itself', () => {
    const booth = filling('40').tare('1.54');
    booth.fill('26.54');
    booth.verify('26.54').close('AA-2409-117-01', true).scanned('AA-2409-117-02');
    expect(booth.work('40')).toMatchObject({ pan: 'empty', zeroAt: booth.moment.at });
    expect(booth.when('CaptureTare', {}, { shows: '1.54' }).kind).toBe('accepted');
  });

  it('[S36] is needed again where the scale came to rest beside zero', () => {
    const booth = filling('40').tare('1.54');
    booth.fill('26.54');
    booth.beginVerification().given('VerifyContainer', {}, { shows: '26.54' });
    booth.observe('left');
    expect(booth.observe('zeroDrifted', '0.06').types).toEqual(['ZeroDrifted']);
    booth.close('AA-2409-117-01', true).scanned('AA-2409-117-02');
    expect(booth.when('CaptureTare', {}, { shows: '1.54' }).codes).toEqual(['zero.missing']);
    booth.given('ZeroScale', { scale: FLOOR }, { shows: '0.06' });
    expect(booth.when('CaptureTare', {}, { shows: '1.54' }).kind).toBe('accepted');
  });
});

describe('tare', () => {
  it.each([
    ['0.24', ['tare.range']],
    ['0.26', []],
    ['0.40', []],
    ['0.42', ['tare.range']],
  ])('[S36] of a pail of 0.26 to 0.40 kg, at %s kg', (shows, codes) => {
    expect(filling('60').when('CaptureTare', {}, { shows }).codes).toEqual(codes);
  });

  it('[S36] is captured once a container, before the first addition', () => {
    const booth = filling('60').tare('0.32');
    expect(booth.when('CaptureTare', {}, { shows: '0.32' }).codes).toEqual(['tare.taken']);
  });

  it('[S36] comes after a source was opened, and before anything is accepted', () => {
    const empty = boothBefore('60').open('60', '');
    expect(empty.when('CaptureTare', {}, { shows: '0.32' }).codes).toEqual(['source.none']);
    expect(accept(filling('60'), '6.58').codes).toEqual(['tare.missing']);
  });

  it('numbers the containers of the batch, voided ones too', () => {
    const booth = filling('60').tare('0.32');
    expect(booth.work('60').current?.id).toBe(`${BATCH}/DC-06`);
    booth.given('VoidContainer', { reason: 'container-damaged' });
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'container-damaged', narrative: null },
      { by: 'SUP-01' },
    );
    expect(booth.tare('0.32').work('60').current?.id).toBe(`${BATCH}/DC-07`);
  });
});

describe('tolerance', () => {
  // 6.25 kg ± 1 % is 6.1875 to 6.3125 kg: inward, 6.20 to 6.30 kg.
  it.each([
    ['6.50', ['tolerance.under']],
    ['6.52', []],
    ['6.62', []],
    ['6.64', ['tolerance.over']],
  ])(
    '[S97][S125][S126] gross %s kg over a tare of 0.32 kg, one division within and without',
    (gross, codes) => {
      expect(accept(filling('60').tare('0.32'), gross).codes).toEqual(codes);
    },
  );

  it('[S44][S116][S126] out of it nothing is recorded but the refusal, and the container is held', () => {
    const booth = filling('60').tare('0.32');
    const told = accept(booth, '6.64');
    expect(told.types).toEqual(['CommandDenied', 'ExceptionOpened', 'StepExcepted', 'HoldPlaced']);
    expect(told.opened).toMatchObject({ trigger: 'outOfTolerance', severity: 'major', owner: 'supervisor' });
    expect(booth.step('60').state).toBe('exception');
    expect(booth.work('60').containers).toEqual([]);
    expect(accept(booth, '6.58').codes).toEqual(expect.arrayContaining(['step.blocked']));
  });

  it('[S125] records target and limits with the weight', () => {
    expect(dataOf(accept(filling('60').tare('0.32'), '6.58'), 'WeightAccepted')[0]).toMatchObject({
      target: massOf('6.26 kg'),
      lowest: massOf('6.20 kg'),
      highest: massOf('6.30 kg'),
      gross: massOf('6.58 kg'),
      tare: massOf('0.32 kg'),
      net: massOf('6.26 kg'),
      portions: [{ container: 'CB-2508-009-01', lot: 'CB-2508-009', net: massOf('6.26 kg') }],
      person: 'OP-101',
    });
  });

  it('[S125] a part of a split has no lower limit but the last, which makes up the whole', () => {
    const booth = filling('50').tare('1.50');
    expect(accept(booth, '3.60').codes).toEqual(['weight.belowMinimum']);
    const other = filling('50').tare('1.50');
    expect(accept(other, '10.00').kind).toBe('accepted');
  });
});

describe('consumption', () => {
  // A full drum of 25.00 kg may hold 0.04 kg more or less: max(2 d, 0.2 %).
  it.each([
    ['26.58', []],
    ['26.60', ['tolerance.over', 'consumption.over']],
    ['26.50', []],
    ['26.48', ['tolerance.under']],
  ])('[S44][S127] of a full drum of 25.00 kg, gross %s kg over a tare of 1.54 kg', (gross, codes) => {
    expect(accept(filling('40').tare('1.54'), gross).codes).toEqual(codes);
  });

  it.each([
    ['26.58', '0.04', []],
    ['26.50', '-0.04', []],
  ])(
    '[S44] posts what a drum held more or less when it is emptied: gross %s kg, %s kg',
    (gross, variance, codes) => {
      const booth = filling('40').tare('1.54');
      booth.fill(gross);
      booth.verify(gross).scanned('AA-2409-117-01');
      const told = booth.when('CloseSource', { emptied: true });
      expect(told.codes).toEqual(codes);
      expect(dataOf(told, 'SourceClosed')[0]).toMatchObject({
        variance: massOf(`${variance} kg`),
        remainder: 0,
      });
      expect(booth.state.get('containers', 'AA-2409-117-01')).toMatchObject({
        physical: 'consumed',
        quantity: 0,
      });
    },
  );

  it('[S44] posts what a drum gave more than it held, although it is not called empty', () => {
    const booth = filling('40').tare('1.54');
    booth.fill('26.58');
    booth.verify('26.58').scanned('AA-2409-117-01');
    const told = booth.when('CloseSource', { emptied: false });
    expect(dataOf(told, 'SourceClosed')[0]).toMatchObject({ variance: massOf('0.04 kg'), remainder: 0 });
  });

  it('[S44] more missing than the count variance is an exception', () => {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    booth.verify('6.58').scanned('CB-2508-009-01');
    const told = booth.when('CloseSource', { emptied: true });
    expect(told.codes).toEqual(['consumption.missing']);
    expect(told.opened).toMatchObject({ trigger: 'outOfTolerance', owner: 'supervisor' });
  });

  it.each([
    ['50.42', []],
    ['50.44', ['consumption.over']],
  ])(
    '[S44] the variance of a drum of 50.00 kg is 0.2 percent: gross %s kg over a tare of 0.32 kg',
    (gross, codes) => {
      const amount = { kind: 'fixed' as const, target: massOf('50.00 kg') };
      const booth = boothBefore('60', (founding) => ({
        ...step('60', { amount })(founding),
        containers: founding.containers.map((each) =>
          each.id === 'CB-2508-009-01' ? { ...each, quantity: massOf('50.00 kg') } : each,
        ),
      }));
      expect(accept(booth.open('60').tare('0.32'), gross).codes).toEqual(codes);
    },
  );

  it('[S66] takes from stock when the weight is accepted, not when the source is closed', () => {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    expect(stock(booth, 'CB-2508-009-01')).toBe(massOf('18.74 kg'));
    booth.verify('6.58').close('CB-2508-009-01');
    expect(stock(booth, 'CB-2508-009-01')).toBe(massOf('18.74 kg'));
    expect(booth.state.get('containers', `${BATCH}/DC-06`)).toMatchObject({
      kind: 'dispensed',
      quantity: massOf('6.26 kg'),
      from: [{ container: 'CB-2508-009-01', lot: 'CB-2508-009', net: massOf('6.26 kg') }],
    });
  });

  it('[S66] takes once from a source that was closed and opened again under one container', () => {
    const booth = filling('60').tare('0.32');
    booth.scanned('CB-2508-009-01').given('CloseSource', { emptied: false }, { shows: '3.32' });
    expect(stock(booth, 'CB-2508-009-01')).toBe(massOf('22.00 kg'));
    booth.scanned('CB-2508-009-01');
    booth.fill('6.58');
    expect(stock(booth, 'CB-2508-009-01')).toBe(massOf('18.74 kg'));
    booth.verify('6.58').close('CB-2508-009-01');
    expect(stock(booth, 'CB-2508-009-01')).toBe(massOf('18.74 kg'));
  });

  it('[S44] what went into the pan cannot come out of it again as stock', () => {
    const booth = filling('50').tare('1.50');
    booth.scanned('AA-2503-042-01').given('CloseSource', { emptied: true }, { shows: '26.50' });
    booth.scanned('AA-2503-042-02');
    expect(accept(booth, '26.40').codes).toContain('consumption.negative');
  });
});

describe('source containers', () => {
  it('[S123] one is open at a time, and it is scanned before it is closed', () => {
    const booth = filling('50');
    expect(booth.scan('AA-2503-042-02').codes).toEqual(['source.stillOpen']);
    expect(booth.when('CloseSource', { emptied: false }).codes).toEqual(['source.scanToClose']);
    booth.scanned('AA-2503-042-01').given('CloseSource', { emptied: false });
    expect(booth.scan('AA-2503-042-02').kind).toBe('accepted');
  });

  it('[S66] a part over two drums has one portion of each', () => {
    const booth = filling('50').tare('1.50');
    booth.scanned('AA-2503-042-01').given('CloseSource', { emptied: true }, { shows: '26.50' });
    booth.scanned('AA-2503-042-02').fill('28.78');
    expect(booth.work('50').containers[0]?.portions).toEqual([
      { container: 'AA-2503-042-01', lot: 'AA-2503-042', net: massOf('25.00 kg') },
      { container: 'AA-2503-042-02', lot: 'AA-2503-042', net: massOf('2.28 kg') },
    ]);
  });
});

describe('overshoot', () => {
  /** The pan comes to rest with this net, whatever anybody presses. */
  const settles = (booth: WeighBooth, gross: string) => booth.observe('settled', gross);

  it('[S97] latches with its peak when the load comes to rest above the limit, without Accept', () => {
    const booth = filling('70').tare('0.32');
    expect(settles(booth, '5.36').types).toEqual([]);
    expect(settles(booth, '5.38').types).toEqual(['OvershootLatched']);
    expect(booth.work('70').current?.overshoot).toMatchObject({ peakNet: massOf('5.06 kg') });
    expect(settles(booth, '5.44').types).toEqual(['OvershootLatched']);
    expect(settles(booth, '5.40').types).toEqual([]);
    expect(booth.work('70').current).toMatchObject({
      overshoots: 1,
      overshoot: { peakNet: massOf('5.12 kg') },
    });
  });

  it('[S126] stays latched: back in range, Accept is refused until the excess left by its route', () => {
    const booth = filling('70').tare('0.32');
    settles(booth, '5.44');
    const told = accept(booth, '5.32');
    expect(told.codes).toEqual(['overshoot.latched']);
    expect(told.opened).toMatchObject({ trigger: 'outOfTolerance' });
  });

  it('[S97] Accept while over is refused by the tolerance alone', () => {
    const booth = filling('70').tare('0.32');
    settles(booth, '5.44');
    expect(accept(booth, '5.44').codes).toEqual(['tolerance.over']);
  });

  it('[S57][S66] what is removed goes to scanned waste and leaves the stock with it', () => {
    const booth = filling('70').tare('0.32');
    settles(booth, '5.44');
    expect(booth.when('CaptureRemoval', {}, { shows: '5.32' }).codes).toEqual(['removal.scanWaste']);
    const again = filling('70').tare('0.32');
    settles(again, '5.44');
    again.scanWaste();
    expect(dataOf(again.when('CaptureRemoval', {}, { shows: '5.32' }), 'ExcessRemoved')).toMatchObject([
      { to: { kind: 'waste', container: 'W-0031' }, mass: massOf('0.12 kg') },
    ]);
    again.fill('5.32');
    expect(stock(again, 'W-0031')).toBe(massOf('0.12 kg'));
    expect(stock(again, 'RH-2507-033-01')).toBe(massOf('14.88 kg'));
  });

  it('[S66] low-risk material goes back to the source that is open, and stays stock', () => {
    const booth = filling('80').tare('0.94');
    settles(booth, '17.80');
    expect(booth.work('80').current?.overshoot).not.toBeNull();
    const told = booth.when('CaptureRemoval', {}, { shows: '17.54' });
    expect(dataOf(told, 'ExcessRemoved')[0]?.to).toEqual({ kind: 'source', container: 'MC-2510-201-01' });
    booth.fill('17.54');
    expect(stock(booth, 'MC-2510-201-01')).toBe(massOf('3.40 kg'));
  });

  it('[S57] a removal that is still over, or too much, does not count', () => {
    const over = filling('70').tare('0.32');
    settles(over, '5.44');
    over.scanWaste();
    expect(over.when('CaptureRemoval', {}, { shows: '5.38' }).codes).toEqual(['tolerance.over']);
    const under = filling('70').tare('0.32');
    settles(under, '5.44');
    under.scanWaste();
    expect(under.when('CaptureRemoval', {}, { shows: '5.26' }).codes).toEqual(['tolerance.under']);
  });

  it('[S57] without an overshoot there is nothing to remove, and no waste to scan', () => {
    const booth = filling('70').tare('0.32');
    expect(booth.when('CaptureRemoval', {}, { shows: '5.32' }).codes).toEqual(['removal.nothing']);
    expect(filling('70').tare('0.32').present({ kind: 'waste', container: 'W-0031' }).codes).toEqual([
      'scan.noExcess',
    ]);
  });

  it('[S44][S116] the third in one container is an exception', () => {
    const booth = filling('70').tare('0.32');
    for (const time of [1, 2]) {
      const told = settles(booth, '5.44');
      expect([time, told.opened]).toEqual([time, null]);
      booth.scanWaste().given('CaptureRemoval', {}, { shows: '5.32' });
    }
    const third = settles(booth, '5.44');
    expect(third.types).toEqual(['OvershootLatched', 'ExceptionOpened', 'StepExcepted', 'HoldPlaced']);
    expect(third.opened).toMatchObject({ trigger: 'outOfTolerance', object: `container:${BATCH}/DC-07` });
    expect(booth.work('70').current?.overshoots).toBe(3);
  });
});

describe('the instrument', () => {
  it('[S36] pressed for zero or tare under a container voids it', () => {
    const booth = filling('60').tare('0.32');
    const told = booth.observe('disturbed');
    expect(told.types).toEqual(['ContainerVoided', 'ExceptionOpened', 'StepExcepted', 'HoldPlaced']);
    expect(told.opened).toMatchObject({
      trigger: 'containerVoided',
      owner: 'supervisor',
      causedBy: 'OP-101',
    });
    expect(booth.work('60').current).toBeNull();
  });

  it('means nothing while nobody weighs on it', () => {
    const booth = boothBefore('60');
    expect(booth.observe('disturbed', '0', FLOOR).events).toEqual([]);
    expect(booth.observe('left', '0', FLOOR).events).toEqual([]);
    expect(filling('60').observe('settled', '9.00', BENCH).events).toEqual([]);
  });

  it('that is left with a weighed container has it weighed again before the verifier', () => {
    const booth = filling('60').tare('0.32');
    const id = booth.fill('6.58');
    booth.observe('left');
    expect(booth.work('60').containers[0]).toMatchObject({ id, leftPan: true });
    booth.beginVerification();
    const told = booth.when('VerifyContainer', {}, { shows: '6.58' });
    expect(dataOf(told, 'ContainerVerified')[0]?.weighedAgain).toBe(true);
  });
});
