import { describe, expect, it } from 'vitest';
import type { ScaleSnapshot } from '../../../main/application/ports/devices.ts';
import { liveWeight } from '../../../main/application/views/live-weight.ts';
import type { EquipmentId } from '../../../main/contract/ids.ts';
import { isMassUnit, parseMass } from '../../../main/contract/quantity.ts';
import {
  accept,
  enter,
  type Floor,
  filling,
  issued,
  labelVerifyRemove,
  weighing,
  zeroAndTare,
} from './floor.ts';

function shows(
  text: string,
  more: Partial<ScaleSnapshot> = {},
  stable: boolean | null = true,
): ScaleSnapshot {
  const [value = '', unit = ''] = text.split(' ');
  const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
  return {
    state: 'ready',
    reason: '',
    trouble: null,
    identity: null,
    latest: {
      reading: { kind: 'reading', value, unit, stable, basis: 'gross' },
      mass: parsed?.ok ? parsed.value : null,
      raw: `S S ${text}`,
      receivedMono: 1_000,
      receivedAt: '2026-03-09T08:00:00.000Z',
      atRest: stable === true,
      serial: 'SN-SCL-01',
    },
    epoch: 0,
    ...more,
  };
}

const live = (floor: Floor, snapshot: ScaleSnapshot, scale = 'SCL-01', nowMono = 1_100) =>
  liveWeight({ state: floor.state, scale: scale as EquipmentId, snapshot, nowMono, origin: floor.origin() });

/** The second of two parts: 4.98 kg are done, 5.02 kg are the target, 4.92 to 5.12 kg the limits; tare 0.50 kg. */
function lastPart(): Floor {
  const floor = filling();
  accept(floor, '5.48 kg');
  labelVerifyRemove(floor, 'VC5-1/DC-01', [['CA-1-01', 'RM-1', 'CA-1']]);
  zeroAndTare(floor);
  return floor;
}

describe('the live weight against the limits of the container in work', () => {
  it.each([
    ['5.40', 'under', '-0.12', 'just below the lowest'],
    ['5.42', 'in', '-0.10', 'on the lowest'],
    ['5.52', 'in', '0.00', 'on the target'],
    ['5.62', 'in', '+0.10', 'on the highest'],
    ['5.64', 'over', '+0.12', 'just above the highest'],
  ])('[S125] [S126] gross %s kg is %s, %s kg from target: %s', (gross, zone, difference) => {
    expect(live(lastPart(), shows(`${gross} kg`))).toMatchObject({ zone, difference, gross });
  });

  it('keeps the tolerance frame at 700 to 860 and the target at 780, whatever is weighed', () => {
    const floor = lastPart();
    const fill = (gross: string) => live(floor, shows(`${gross} kg`)).fill;
    expect([fill('5.42'), fill('5.52'), fill('5.62')]).toEqual([700, 780, 860]);
    expect(fill('0.50')).toBe(0);
    expect(fill('0.40')).toBe(0);
    expect(fill('2.96')).toBe(350);
    expect(fill('5.40')).toBeLessThan(700);
    expect(fill('5.64')).toBe(876);
    expect(fill('60.00')).toBe(1000);
  });

  it('is under until the target where only the whole step has a lower limit', () => {
    const floor = filling();
    const at = (gross: string) => {
      const { zone, fill } = live(floor, shows(`${gross} kg`));
      return `${zone} ${fill}`;
    };
    expect(at('0.50')).toBe('under 0');
    expect(at('5.48')).toBe('under 777');
    expect(at('5.50')).toBe('in 780');
    expect(at('10.60')).toBe('in 860');
    expect(at('10.62')).toMatch(/^over /);
  });

  it('subtracts the captured tare, and writes net and difference with the places of the scale', () => {
    expect(live(filling(), shows('3.5 kg'))).toMatchObject({
      gross: '3.5',
      net: '3.00',
      difference: '-2.00',
    });
  });

  it('compares nothing before there is a tare, on another scale, or outside a step', () => {
    const nothing = { net: null, zone: 'none', difference: null, fill: 0 };
    const chosen = weighing();
    chosen.do({ type: 'SelectScale', scale: 'SCL-01' });
    expect(live(chosen, shows('5.50 kg'))).toMatchObject({ ...nothing, gross: '5.50' });
    expect(live(filling(), shows('500.0 g'), 'SCL-02')).toMatchObject({
      ...nothing,
      gross: '500.0',
      unit: 'g',
    });
    expect(live(issued(), shows('5.50 kg'))).toMatchObject(nothing);
  });

  it('goes on while the terminal is locked: process values stay readable', () => {
    const floor = filling();
    floor.do({ type: 'LockTerminal' });
    expect(live(floor, shows('5.50 kg'))).toMatchObject({ net: '5.00', zone: 'in' });
  });
});

describe('the live weight during a routine check', () => {
  it.each([
    ['4.96', 'under'],
    ['4.98', 'in'],
    ['5.02', 'in'],
    ['5.04', 'over'],
  ])('%s kg on the 5 kg weight is %s', (gross, zone) => {
    const floor = issued();
    enter(floor, '30');
    floor.do({ type: 'StartStep' });
    expect(live(floor, shows(`${gross} kg`)).zone).toBe('none');
    floor.do({ type: 'PrepareCheck', scale: 'SCL-01', clean: true, level: true });
    expect(live(floor, shows(`${gross} kg`))).toMatchObject({ zone, net: null });
    floor.scan({ kind: 'weightSet', weightSet: 'TW-K1' });
    floor.pans.set('SCL-01', '5.00 kg');
    floor.do({ type: 'CaptureCheck', scale: 'SCL-01', nominal: '5.00', displayed: '5.00' });
    expect(live(floor, shows(`${gross} kg`)).zone).toBe('none');
  });
});

describe('no reading is never a number', () => {
  const none = {
    gross: null,
    net: null,
    displayed: null,
    zone: 'none',
    difference: null,
    fill: 0,
    stable: false,
  };

  it.each([
    ['connecting', null, 'noReading'],
    ['silent', null, 'noReading'],
    ['lost', null, 'lost'],
    ['foreign', null, 'lost'],
    ['fault', null, 'lost'],
    ['ready', 'overload', 'overload'],
    ['ready', 'underload', 'underload'],
    ['ready', 'busy', 'noReading'],
    ['ready', 'stale', 'noReading'],
    ['ready', null, 'noReading'],
  ] as const)('%s with trouble %s is %s', (state, trouble, shown) => {
    const snapshot = { ...shows('5.50 kg'), state, trouble, latest: null };
    expect(live(filling(), snapshot)).toEqual({ scale: 'SCL-01', unit: 'kg', state: shown, ...none });
  });

  it('shows nothing of a reading in another unit, or older than may be recorded', () => {
    const wrong = { ...shows('5500 lb'), trouble: 'wrong-unit' } as const;
    expect(live(filling(), wrong)).toMatchObject({ ...none, state: 'noReading' });
    expect(live(filling(), shows('5.50 kg'), 'SCL-01', 2_500)).toMatchObject({ gross: '5.50' });
    expect(live(filling(), shows('5.50 kg'), 'SCL-01', 2_501)).toMatchObject({ ...none, state: 'noReading' });
  });

  it('shows the digits of a load that moves without a unit in no unit, and compares them with nothing', () => {
    const floor = lastPart();
    expect(live(floor, shows('+5.50 ', {}, false))).toMatchObject({
      ...none,
      state: 'moving',
      unit: '',
      gross: '+5.50',
    });
    expect(live(floor, shows('+5.50 ', { trouble: 'wrong-unit' }, null))).toMatchObject({ gross: null });
  });

  it('shows no value of a connection that is gone, however fresh it was', () => {
    expect(live(filling(), shows('5.50 kg', { state: 'lost' }))).toMatchObject({ ...none, state: 'lost' });
  });
});

describe('the text that a press records', () => {
  it.each([
    ['26.54', '26.54'],
    ['+26.54', '26.54'],
    ['-0.02', '-0.02'],
    ['0.00', '0.00'],
    ['+00026.54', '26.54'],
    ['-00000.20', '-0.20'],
  ])('the instrument sent %s: the press says %s, the screen what was sent', (sent, displayed) => {
    expect(live(filling(), shows(`${sent} kg`))).toMatchObject({ gross: sent, displayed });
  });

  it('is moving, not ready, when the instrument does not say that it is at rest', () => {
    expect(live(filling(), shows('5.50 kg', {}, false))).toMatchObject({ state: 'moving', stable: false });
    expect(live(filling(), shows('5.50 kg', {}, null))).toMatchObject({ state: 'moving', stable: false });
    expect(live(filling(), shows('5.50 kg'))).toMatchObject({ state: 'ready', stable: true });
  });
});
