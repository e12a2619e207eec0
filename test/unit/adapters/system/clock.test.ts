import { describe, expect, it } from 'vitest';
import { simulatedClock, stationClock } from '../../../../main/adapters/system/clock.ts';

describe('the clock of the station', () => {
  it('never falls, counts whole milliseconds and passes the drift on', async () => {
    const clock = stationClock(() => -4);
    const first = clock.mono();
    await new Promise((done) => setTimeout(done, 15));
    const second = clock.mono();
    expect(Number.isSafeInteger(first) && Number.isSafeInteger(second)).toBe(true);
    expect(second - first).toBeGreaterThanOrEqual(10);
    expect(clock.drift()).toBe(-4);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  });

  it('has another boot id for every run', () => {
    expect(stationClock(() => null).boot).not.toBe(stationClock(() => null).boot);
  });
});

describe('the clock of a demo', () => {
  it('shows the time it was told and goes on from there with the monotonic clock', () => {
    let mono = 500;
    const clock = simulatedClock(Date.UTC(2026, 2, 2, 6), () => mono);
    mono += 90_000;
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-02T06:01:30.000Z');
    clock.set(Date.UTC(2026, 2, 3, 6));
    mono += 1;
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-03T06:00:00.001Z');
    expect(clock.mono()).toBe(90_501);
  });
});
