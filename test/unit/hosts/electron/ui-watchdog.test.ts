import type { RenderProcessGoneDetails } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PULSE_MS, uiWatchdog } from '../../../../main/hosts/electron/ui-watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(relaunched = false) {
  const done: string[] = [];
  const logged: string[] = [];
  const watchdog = uiWatchdog(
    {
      reload: () => void done.push('reload'),
      crash: () => void done.push('crash'),
      fault: (sentence) => void done.push(`fault: ${sentence}`),
      relaunch: (argument) => void done.push(`relaunch ${argument}`),
    },
    (what, details) => void logged.push(`${what} ${JSON.stringify(details)}`),
    () => performance.now(),
    relaunched,
  );
  const gone = (reason: RenderProcessGoneDetails['reason'] = 'crashed') =>
    watchdog.gone({ reason, exitCode: 1 });
  const pulse = (seconds: number) => {
    for (let passed = 0; passed < seconds * 1000; passed += PULSE_MS) {
      watchdog.beat();
      vi.advanceTimersByTime(PULSE_MS);
    }
  };
  return { watchdog, gone, pulse, done, logged };
}

describe('a screen that dies', () => {
  it.each(['crashed', 'oom', 'killed', 'memory-eviction', 'abnormal-exit', 'clean-exit'] as const)(
    'is reloaded after %s, and the reason is logged',
    (reason) => {
      const { gone, done, logged } = watched();
      gone(reason);
      expect(done).toEqual(['reload']);
      expect(logged[0]).toBe(`screen-gone {"reason":"${reason}","exitCode":1}`);
    },
  );

  it.each(['launch-failed', 'integrity-failure'] as const)(
    'is stopped with a fault page after %s',
    (reason) => {
      const { gone, done } = watched();
      gone(reason);
      gone('crashed');
      expect(done).toEqual([
        `fault: The screen cannot be shown (${reason}). Call the people who maintain this station.`,
      ]);
    },
  );

  it('is reloaded three times in five minutes; then the host starts anew', () => {
    const { gone, done } = watched();
    for (let death = 0; death < 5; death += 1) gone();
    expect(done).toEqual(['reload', 'reload', 'reload', 'relaunch --relaunched']);
  });

  it('has its budget back after five minutes', () => {
    const { gone, done } = watched();
    for (let death = 0; death < 3; death += 1) gone();
    vi.advanceTimersByTime(5 * 60_000);
    gone();
    expect(done).toEqual(['reload', 'reload', 'reload', 'reload']);
  });

  it('is given up when a relaunched host fails the same way within five minutes', () => {
    const { gone, done } = watched(true);
    for (let death = 0; death < 5; death += 1) gone();
    expect(done.slice(3)).toEqual([
      'fault: The screen failed again and again. Call the people who maintain this station.',
    ]);
  });
});

describe('a screen that hangs', () => {
  it('is ended and reloaded after three missed pulses of two seconds', () => {
    const { watchdog, pulse, done, logged } = watched();
    watchdog.start();
    pulse(60);
    watchdog.beat();
    vi.advanceTimersByTime(3 * PULSE_MS);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(PULSE_MS);
    expect(done).toEqual(['crash', 'reload']);
    expect(logged[0]).toBe('screen-hung {"why":"missed-pulses"}');
  });

  it('has half a minute to load, each time', () => {
    const { watchdog, done } = watched();
    watchdog.start();
    vi.advanceTimersByTime(30_000);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(PULSE_MS);
    expect(done).toEqual(['crash', 'reload']);
    vi.advanceTimersByTime(30_000);
    expect(done).toEqual(['crash', 'reload']);
  });

  it('is not recovered twice for the death we caused', () => {
    const { watchdog, gone, done } = watched();
    watchdog.unresponsive();
    gone('killed');
    expect(done).toEqual(['crash', 'reload']);
    gone('crashed');
    expect(done).toEqual(['crash', 'reload', 'reload']);
  });

  it('is left alone before it is shown and after the host began to leave', () => {
    const { watchdog, gone, done } = watched();
    vi.advanceTimersByTime(10 * 60_000);
    watchdog.start();
    watchdog.end();
    vi.advanceTimersByTime(10 * 60_000);
    watchdog.unresponsive();
    gone();
    watchdog.childGone({ type: 'GPU', reason: 'crashed' });
    watchdog.childGone({ type: 'GPU', reason: 'crashed' });
    expect(done).toEqual([]);
  });
});

describe('a graphics process', () => {
  it('is done without after its second crash', () => {
    const { watchdog, done, logged } = watched();
    watchdog.childGone({ type: 'GPU', reason: 'clean-exit' });
    watchdog.childGone({ type: 'Utility', reason: 'crashed' });
    watchdog.childGone({ type: 'GPU', reason: 'crashed' });
    expect(done).toEqual([]);
    watchdog.childGone({ type: 'GPU', reason: 'killed' });
    expect(done).toEqual(['relaunch --disable-gpu']);
    expect(logged).toHaveLength(4);
  });
});
