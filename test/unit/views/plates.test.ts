import { describe, expect, it } from 'vitest';
import { chipsOf } from '../../../main/application/station/device-desk.ts';
import { liveWeight } from '../../../main/application/views/live-weight.ts';
import { buildView } from '../../../main/application/views/station-view.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { FLOOR, filling, plated, WeighBooth } from '../../support/weigh-booth.ts';
import { fakeDesk } from '../station/fake-devices.ts';
import { HEALTH } from './floor.ts';

const ORIGIN = { station: 'WS-01', terminal: 'WS-01-1' } as never;
const reconnected = (booth: WeighBooth): WeighBooth =>
  booth.given('ObserveDevice', { equipment: FLOOR, what: 'reconnected', connection: 'boot/2' });

function screenOf(booth: WeighBooth) {
  const { state, moment } = booth;
  const { screen } = buildView({
    state,
    origin: ORIGIN,
    moment,
    revision: 1,
    health: HEALTH,
    faults: [],
    gap: null,
    devices: [],
    demoCredentials: [],
    version: 'test',
    locksIn: null,
  });
  if (!('task' in screen)) throw new Error(`${screen.kind} has no task`);
  return screen;
}
const taskOf = (booth: WeighBooth) => screenOf(booth).task;
const SCAN = { code: 'scanPlate', data: { scale: FLOOR } };

describe('a step on a scale that nobody knows', () => {
  it('[S36] asks for its plate where it would be read next, and for nothing else until then', () => {
    const booth = filling('60', plated);
    expect(taskOf(booth).code).toBe('tare');
    expect(taskOf(reconnected(booth))).toEqual(SCAN);
    booth.scanPlate(FLOOR, 'boot/2');
    expect(taskOf(booth).code).toBe('tare');
  });

  it('[S36][S89] tells of the refusal before somebody presses', () => {
    const codes = (booth: WeighBooth) =>
      screenOf(booth).affordances.CaptureTare?.refusals.map(({ code }) => code);
    const booth = filling('60', plated);
    expect(codes(booth)).toEqual([]);
    expect(codes(reconnected(booth))).toEqual(['check.restarted', 'reading.unidentified']);
  });

  it('[S36] asks for it in the routine check before the first weight, not before the scale is clean', () => {
    const booth = WeighBooth.founded(plated).issue().signIn('OP-101').clear().begin('30');
    expect(taskOf(booth).code).toBe('prepareCheck');
    booth.given('PrepareCheck', { scale: FLOOR, clean: true, level: true }).scanWeights('TW-K1');
    expect(taskOf(booth)).toEqual(SCAN);
    booth.scanPlate(FLOOR);
    expect(taskOf(booth).code).toBe('putWeight');
  });

  it('[S36] shows no weight of it, and no number that a press could record', () => {
    const clock = fakeClock();
    const { scale } = fakeDesk(clock, '');
    const result = scale.reading('1.54', 'kg');
    scale.latest = result.kind === 'captured' ? result.live : null;
    const live = (booth: WeighBooth) =>
      liveWeight({
        state: booth.state,
        scale: FLOOR as never,
        snapshot: scale.link.snapshot(),
        nowMono: clock.mono(),
        origin: ORIGIN,
      });
    const booth = filling('60', plated);
    expect(live(booth)).toMatchObject({ state: 'ready', gross: '1.54', displayed: '1.54' });
    expect(live(reconnected(booth))).toMatchObject({ state: 'unidentified', gross: null, displayed: null });
    scale.state = 'lost';
    expect(live(booth).state).toBe('lost');
  });

  it('[S36] says so on the strip of devices, unless it has something worse to say', () => {
    const { desk, scale } = fakeDesk(fakeClock(), '');
    const chip = (booth: WeighBooth) => chipsOf(desk, booth.state, [FLOOR] as never)[0];
    const booth = filling('60', plated);
    expect(chip(booth)).toMatchObject({ state: 'ok', note: 'ready' });
    expect(chip(reconnected(booth))).toMatchObject({ state: 'attention', note: 'unidentified' });
    scale.state = 'silent';
    expect(chip(booth)).toMatchObject({ state: 'lost', note: 'silent' });
  });
});
