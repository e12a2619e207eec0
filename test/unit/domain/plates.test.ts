import { describe, expect, it } from 'vitest';
import { factsOf, refusalsOf } from '../../../main/domain/decide.ts';
import { CONNECTION, dataOf, type Seen } from '../../support/given-when-then.ts';
import { BENCH, boothBefore, FLOOR, filling, plated, WeighBooth } from '../../support/weigh-booth.ts';

const NEXT = 'boot/2';
const GROSS = { shows: '6.58' };

/** Its connection broke while a container stood on it, and something is plugged in again. */
const reconnected = (booth: WeighBooth): WeighBooth =>
  booth.given('ObserveDevice', { equipment: FLOOR, what: 'reconnected', connection: NEXT });
/** A gross weight over this connection. */
const over = (connection: string): Seen => ({ ...GROSS, capture: { connection } });

describe('a scale that cannot say who it is', () => {
  it('[S36][R1 11.10(h)] weighs nothing before somebody scanned its plate, and its check is a weighing', () => {
    const booth = WeighBooth.founded(plated)
      .issue()
      .signIn('OP-101')
      .clear()
      .begin('30')
      .scanWeights('TW-K1');
    booth.given('PrepareCheck', { scale: FLOOR, clean: true, level: true });
    const capture = () => booth.when('CaptureCheck', { scale: FLOOR, nominal: '5' }, { shows: '5.00' });
    const before = capture();
    expect(before.codes).toEqual(['reading.unidentified']);
    expect(before.opened).toBeNull();
    booth.scanPlate(FLOOR);
    expect(capture().kind).toBe('accepted');
  });

  it('[S36] is recorded with the serial number of its plate, and how that is known', () => {
    const told = filling('60', plated).tare('0.32').when('AcceptWeight', {}, GROSS);
    expect(dataOf(told, 'WeightAccepted')[0]?.evidence).toMatchObject({
      device: FLOOR,
      serial: 'B741205318',
      identifiedBy: 'plate',
    });
    const other = filling('60').tare('0.32').when('AcceptWeight', {}, GROSS);
    const { evidence } = dataOf(other, 'WeightAccepted')[0] ?? {};
    expect(evidence && 'identifiedBy' in evidence).toBe(false);
  });

  it('[S36][S128] loses its name and its check when the connection breaks, and has it back with its plate', () => {
    const booth = reconnected(filling('60', plated).tare('0.32'));
    expect(booth.scale(FLOOR)).toMatchObject({ plate: null, recheck: 'restarted' });
    expect(booth.when('AcceptWeight', {}, over(NEXT)).codes).toEqual([
      'check.restarted',
      'reading.unidentified',
    ]);
    booth.scanPlate(FLOOR, NEXT);
    expect(booth.scale(FLOOR).plate).toEqual({ at: booth.moment.at, by: 'OP-101', connection: NEXT });
    expect(booth.when('AcceptWeight', {}, over(NEXT)).codes).not.toContain('reading.unidentified');
  });

  it('[S36] a plate speaks for its own connection: a reading over another one is refused before the break is on record', () => {
    const booth = filling('60', plated).tare('0.32');
    expect(booth.when('AcceptWeight', {}, over(NEXT)).codes).toEqual(['reading.unidentified']);
    expect(booth.when('AcceptWeight', {}, over(CONNECTION)).kind).toBe('accepted');
  });

  it('[S36][R1 11.10(h)] that tells a serial number all the same is another instrument', () => {
    const booth = filling('60', plated).tare('0.32');
    const told = booth.when('AcceptWeight', {}, { ...GROSS, capture: { serial: 'B000' } });
    expect(told.codes).toEqual(['reading.foreign']);
  });

  it('says that it is silent before it says that it has no name', () => {
    const booth = reconnected(filling('60', plated));
    const capture = { kind: 'none', device: FLOOR, why: 'silent', raw: null } as never;
    expect(booth.when('CaptureTare', {}, { capture }).codes).toContain('reading.silent');
  });

  it.each(['settled', 'returnedToZero', 'zeroDrifted'] as const)(
    '[S36] what the station sees on it by itself is nothing without a name: %s',
    (kind) => {
      const booth = filling('60', plated).tare('0.32');
      booth.given('ObserveDevice', { equipment: FLOOR, what: 'reconnected', connection: NEXT });
      expect(booth.observe(kind, '9.00').events).toEqual([]);
    },
  );

  it('[S89] is refused ahead of the press, as the screen asks for it', () => {
    const ahead = (booth: WeighBooth, type: 'CaptureTare' | 'PrepareCheck') => {
      const context = booth.state.get('sessions', 'WS-01-1')?.context;
      const command = { type, scale: FLOOR, context, displayed: '0' } as never;
      const observed = {
        moment: booth.moment,
        origin: { station: 'WS-01', terminal: 'WS-01-1' },
        health: { log: 'ready', clock: 'trusted', proof: 'verified' },
        capture: null,
        gap: null,
      } as never;
      return refusalsOf(factsOf(booth.state, command, observed), 'preview').map(({ code }) => code);
    };
    const booth = filling('60', plated);
    expect(ahead(booth, 'CaptureTare')).not.toContain('reading.unidentified');
    reconnected(booth);
    expect(ahead(booth, 'CaptureTare')).toContain('reading.unidentified');
    expect(ahead(filling('60'), 'CaptureTare')).not.toContain('reading.unidentified');
  });
});

describe('the break of a connection', () => {
  it('is recorded once: a scale without a name has none to lose', () => {
    const booth = reconnected(filling('60', plated));
    const again = { equipment: FLOOR, what: 'reconnected', connection: 'boot/3' };
    expect(booth.when('ObserveDevice', again).events).toEqual([]);
  });

  it('is none where the plate was scanned on this very connection', () => {
    const booth = filling('60', plated);
    const same = { equipment: FLOOR, what: 'reconnected', connection: CONNECTION };
    expect(booth.when('ObserveDevice', same).events).toEqual([]);
    expect(booth.scale(FLOOR).plate).not.toBeNull();
  });

  it('is nothing to a scale that tells its serial number, and to what is no scale', () => {
    const booth = filling('60', plated);
    for (const equipment of [BENCH, 'PRN-01', 'SCL-99'])
      expect(
        booth.when('ObserveDevice', { equipment, what: 'reconnected', connection: NEXT }).events,
      ).toEqual([]);
  });
});

describe('the plate of an instrument', () => {
  it.each([
    ['a scale that tells its serial number itself', BENCH, CONNECTION, 'plate.tellsItself'],
    ['a scale of another station', 'SCL-04', CONNECTION, 'scale.otherStation'],
    ['a printer', 'PRN-01', CONNECTION, 'plate.noScale'],
    ['nothing of this plant', 'SCL-99', CONNECTION, 'identity.unknown'],
    ['a scale that sends nothing', FLOOR, null, 'plate.sendsNothing'],
  ])('[S36][S122] is refused when it names %s', (_what, equipment, connection, code) => {
    const booth = filling('60', plated);
    const told = booth.presentPlate(equipment, connection);
    expect(told.codes).toEqual([code]);
    expect(told.opened).toBeNull();
    expect(booth.step('60').state).toBe('inProgress');
  });

  it('[R1 11.10(d)] is scanned by somebody who is signed in', () => {
    const booth = boothBefore('60', plated).given('SignOut');
    expect(booth.presentPlate(FLOOR).codes).toEqual(['session.none']);
  });

  it('is about no step: it is taken in the hand, in a stopped step, and in the step of a colleague', () => {
    expect(boothBefore('60', plated).presentPlate(FLOOR).types).toEqual(['InstrumentIdentified']);
    const stopped = filling('60', plated).given('ReportException', { category: 'other', narrative: 'x' });
    expect(stopped.step('60').state).toBe('exception');
    expect(stopped.presentPlate(FLOOR).types).toEqual(['InstrumentIdentified']);
    const colleague = filling('60', plated).signIn('OP-107');
    colleague.given('EnterStep', { batch: colleague.batch.id, step: '60' });
    expect(colleague.presentPlate(FLOOR).types).toEqual(['InstrumentIdentified']);
  });

  it('is taken of a scale on hold: who looks for the fault has to know which one it is', () => {
    const booth = filling('60', plated);
    const object = { kind: 'equipment', id: FLOOR };
    booth.given('PlaceHold', { object, reason: 'investigation', narrative: null });
    expect(booth.presentPlate(FLOOR).types).toEqual(['InstrumentIdentified']);
  });
});

describe('a format that tells nothing of stability', () => {
  const settling = { readings: 5, overMs: 2_000 };
  const accept = (capture: object) =>
    filling('60')
      .tare('0.32')
      .when('AcceptWeight', {}, { ...GROSS, capture });

  it('[S36] is recorded with what the plant took for it: so many equal readings over such a time', () => {
    const told = accept({ stable: null, settling });
    expect(told.kind).toBe('accepted');
    expect(dataOf(told, 'WeightAccepted')[0]?.evidence).toMatchObject({ settling });
  });

  it.each([
    ['nothing was configured for it', { stable: null, settling: null }],
    ['the instrument says that it moves', { stable: false, settling }],
  ])('[S36] is refused where %s', (_why, capture) => {
    expect(accept(capture).codes).toEqual(['reading.unstable']);
  });

  it('leaves no trace on the weight of an instrument that says it is at rest', () => {
    const { evidence } = dataOf(accept({}), 'WeightAccepted')[0] ?? {};
    expect(evidence && 'settling' in evidence).toBe(false);
  });
});
