import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { plantFacts } from '../../../main/domain/state.ts';
import { BATCH, WeighBooth } from '../../support/weigh-booth.ts';
import { commandOf, StationRig, settled, signIn, watch } from './station-rig.ts';

const WEIGH = 'WS-01-1';
const STEP = '40';
const SECOND = 1_000;

const filling = () =>
  WeighBooth.founded().issue().signIn('OP-101').clear().checkScales().open(STEP).tare('1.54');

/** OP-101 signed in at the booth, whose clock is told its time; the plant locks after `most` milliseconds. */
async function signedIn(before: WeighBooth | null = null) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const rig = new StationRig();
  const node = rig.openNode(before ? rig.openLog(before.recorded) : rig.openLog());
  await settled();
  onTestFinished(() => node.close());
  const port = node.connect(WEIGH, 'kiosk');
  const { view, pushes } = watch(port);
  await port.dispatch(signIn());
  const pass = async (ms: number) => {
    rig.clock.advance(ms);
    vi.advanceTimersByTime(SECOND);
    await settled();
  };
  return {
    rig,
    node,
    port,
    pushes,
    pass,
    most: plantFacts(node.state).site.idleMinutes * 60_000,
    locksIn: () => view().frame.locksIn,
    isLocked: () => view().screen.kind === 'signIn',
  };
}

describe('the idle lock', () => {
  it('[S34] is announced for half a minute, second by second, and comes at its end', async () => {
    const { pass, most, locksIn, isLocked, pushes } = await signedIn();
    await pass(most - 31_000);
    expect(locksIn()).toBeNull();
    const before = pushes.length;
    const told: (number | null)[] = [];
    for (let second = 0; second < 31; second += 1) {
      await pass(SECOND);
      told.push(locksIn());
    }
    expect(told).toEqual(Array.from({ length: 31 }, (_, index) => 30 - index));
    expect(pushes.length - before, 'one picture a second').toBe(31);
    expect(isLocked()).toBe(false);
    await pass(SECOND);
    expect([isLocked(), locksIn()]).toEqual([true, null]);
  });

  it('waits its whole time again once somebody touched the terminal, and not for a screen that only draws', async () => {
    const { port, pass, most, locksIn, isLocked } = await signedIn();
    await pass(most - 2_000);
    await port.pulse(false);
    await settled();
    expect(locksIn()).toBe(2);
    await port.pulse(true);
    await settled();
    expect(locksIn()).toBeNull();
    await pass(most);
    expect([isLocked(), locksIn()]).toEqual([false, 0]);
    await pass(1);
    expect(isLocked()).toBe(true);
    await port.pulse(true);
    expect(isLocked(), 'a touch opens nothing').toBe(true);
  });

  it('does not start anew for a screen that was reloaded, nor ends at once', async () => {
    const { node, port, pass, most } = await signedIn();
    await pass(most - 10_000);
    const reloaded = watch(node.connect(WEIGH, 'kiosk'));
    expect(reloaded.view().frame.locksIn).toBe(10);
    await port.pulse(true);
    expect(reloaded.view().frame.locksIn, 'the superseded screen touches nothing').toBe(10);
    await pass(10_001);
    expect(reloaded.view().screen.kind).toBe('signIn');
  });

  it('does not come while a load is not at rest, and is announced in full once it is', async () => {
    const { rig, pass, most, locksIn, isLocked } = await signedIn(filling());
    const { scale } = rig.instruments;
    const shown = (stable: boolean) => {
      const captured = scale.reading('9.00', 'kg');
      if (captured.kind !== 'captured') throw new Error('no reading');
      scale.latest = { ...captured.live, reading: { ...captured.live.reading, stable } };
    };
    shown(false);
    await pass(most + 60_000);
    expect([isLocked(), locksIn()]).toEqual([false, null]);
    shown(true);
    await pass(SECOND);
    expect(locksIn()).toBe(29);
    await pass(29_001);
    expect(isLocked()).toBe(true);
  });

  it('does not come while a label is printed', async () => {
    const { rig, node, port, pass, most, locksIn, isLocked } = await signedIn(
      filling().given('AcceptWeight', {}, { shows: '26.54' }),
    );
    const work = node.state.get('batches', BATCH)?.steps[STEP]?.work;
    const container = work?.kind === 'dispense' ? work.containers[0]?.id : undefined;
    await port.dispatch(
      commandOf('PrintLabel', {
        context: { station: 'WS-01', person: 'OP-101', batch: BATCH, step: STEP },
        container,
      }),
    );
    await pass(most + 60_000);
    expect([isLocked(), locksIn()]).toEqual([false, null]);
    rig.instruments.printer.jobs[0]?.done({ outcome: 'confirmed', status: null, detail: 'printed' });
    await settled();
    await pass(SECOND);
    expect(locksIn()).toBe(29);
    await pass(29_001);
    expect(isLocked()).toBe(true);
  });
});
