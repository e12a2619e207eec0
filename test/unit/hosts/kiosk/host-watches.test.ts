import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { floodCount } from '../../../../main/hosts/kiosk/flood-count.ts';
import { systemdNotify } from '../../../../main/hosts/kiosk/systemd-notify.ts';
import { wakeWatch } from '../../../../main/hosts/kiosk/wake-watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the word to systemd', () => {
  const service = (env: NodeJS.ProcessEnv, fails = false) => {
    const words: string[] = [];
    const logged: unknown[] = [];
    const systemd = systemdNotify(
      env,
      (what, details) => logged.push([what, details]),
      (word, onFailure) => {
        words.push(word);
        if (fails) onFailure(new Error('spawn systemd-notify ENOENT'));
      },
    );
    return { systemd, words, logged };
  };

  it('is ready once, then alive twice in each watchdog time, then stopping', () => {
    const { systemd, words } = service({ NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: '20000000' });
    vi.advanceTimersByTime(60_000);
    expect(words).toEqual([]);
    systemd.ready();
    vi.advanceTimersByTime(20_000);
    systemd.stopping();
    vi.advanceTimersByTime(60_000);
    expect(words).toEqual(['--ready', 'WATCHDOG=1', 'WATCHDOG=1', 'STOPPING=1']);
  });

  it('has no sign of life where no watchdog waits for it', () => {
    const { systemd, words } = service({ NOTIFY_SOCKET: '/run/systemd/notify' });
    systemd.ready();
    vi.advanceTimersByTime(600_000);
    expect(words).toEqual(['--ready']);
  });

  it('is not said where nobody listens', () => {
    const { systemd, words } = service({ WATCHDOG_USEC: '20000000' });
    systemd.ready();
    vi.advanceTimersByTime(60_000);
    systemd.stopping();
    expect(words).toEqual([]);
  });

  it('is logged when it cannot be said, and nothing else happens', () => {
    const { systemd, logged } = service({ NOTIFY_SOCKET: '/run/systemd/notify' }, true);
    systemd.ready();
    expect(logged).toEqual([['systemd-notify-failed', { word: '--ready', error: expect.any(Error) }]]);
  });
});

describe('the watch over the sleep of the computer', () => {
  it('tells when the wall clock ran away, forwards or back, and not otherwise', () => {
    let ahead = 0;
    let woken = 0;
    const end = wakeWatch(
      () => {
        woken += 1;
      },
      () => Date.now() + ahead,
    );
    vi.advanceTimersByTime(600_000);
    expect(woken).toBe(0);
    ahead += 3_600_000;
    vi.advanceTimersByTime(10_000);
    expect(woken).toBe(1);
    ahead -= 7_200_000;
    vi.advanceTimersByTime(10_000);
    expect(woken).toBe(2);
    end();
    ahead = 0;
    vi.advanceTimersByTime(10_000);
    expect(woken).toBe(2);
  });
});

describe('the count of a flood', () => {
  it('is reported once a minute, never as nothing, and at the end', () => {
    const reported: number[] = [];
    const flood = floodCount((count) => reported.push(count));
    for (let n = 0; n < 500; n += 1) flood.add();
    vi.advanceTimersByTime(59_999);
    expect(reported).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(reported).toEqual([500]);
    vi.advanceTimersByTime(600_000);
    flood.add();
    flood.end();
    flood.end();
    vi.advanceTimersByTime(600_000);
    expect(reported).toEqual([500, 1]);
  });
});
