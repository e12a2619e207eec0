import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_SWITCHES, type KioskBrowser, kioskBrowser } from '../../../../main/hosts/kiosk/chromium.ts';
import { findBrowser } from '../../../../main/hosts/kiosk/find-browser.ts';
import { fakeBrowser } from '../../../support/fake-browser.ts';

const open: KioskBrowser[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((browser) => browser.stop()));
});

function kiosk(then: string, reopen = true) {
  const program = fakeBrowser(then);
  const gone: string[] = [];
  const logged: string[] = [];
  let addresses = 0;
  const browser = kioskBrowser({
    executable: program.executable,
    address: () => {
      addresses += 1;
      return `http://127.0.0.1:4173/launch/${addresses}`;
    },
    reopen,
    log: (what) => logged.push(what),
    onGone: (sentence) => gone.push(sentence),
  });
  open.push(browser);
  return { browser, program, gone, logged };
}

const profileOf = (start: readonly string[] | undefined) =>
  start?.find((argument) => argument.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? '';

describe('the browser of a station', () => {
  it('is opened full screen on its address, with a profile of its own that goes with it', async () => {
    const { browser, program } = kiosk('exec sleep 60');
    await vi.waitFor(() => expect(program.starts()).toHaveLength(1), 10_000);
    const [start] = program.starts();
    expect(start?.slice(0, -2)).toEqual(CHROMIUM_SWITCHES);
    expect(start?.at(-1)).toBe('http://127.0.0.1:4173/launch/1');
    for (const needed of [
      '--kiosk',
      '--noerrdialogs',
      '--disable-pinch',
      '--overscroll-history-navigation=0',
    ])
      expect(start).toContain(needed);
    expect(start).toContain('--autoplay-policy=no-user-gesture-required');
    expect(start).not.toContain('--no-sandbox');
    const profile = profileOf(start);
    expect(existsSync(profile)).toBe(true);
    await browser.stop();
    expect(existsSync(profile)).toBe(false);
  });

  it('is opened again when it dies, each time by a new address, three times in five minutes and not more', async () => {
    const { program, gone, logged } = kiosk('kill -SEGV $$');
    await vi.waitFor(() => expect(gone).toHaveLength(1), 10_000);
    expect(program.starts().map((start) => start.at(-1))).toEqual(
      [1, 2, 3, 4].map((n) => `http://127.0.0.1:4173/launch/${n}`),
    );
    expect(new Set(program.starts().map(profileOf)).size).toBe(4);
    expect(gone).toEqual(['The browser failed again and again: call the people who maintain this station.']);
    expect(logged.filter((what) => what === 'browser-ended')).toHaveLength(4);
  });

  it('stays closed on a desk when a person closed it', async () => {
    const { program, gone } = kiosk('exit 0', false);
    await vi.waitFor(
      () => expect(gone).toEqual(['The browser was closed; the station goes on without it.']),
      10_000,
    );
    expect(program.starts()).toHaveLength(1);
  });

  it('is opened again on the floor when a person closed it', async () => {
    const { program, gone } = kiosk('exit 0', true);
    await vi.waitFor(() => expect(gone).toHaveLength(1), 10_000);
    expect(program.starts()).toHaveLength(4);
  });

  it('is started anew when its screen gives no sign of life, and left alone as long as it does', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { browser, program, logged } = kiosk('exec sleep 60');
    await vi.waitFor(() => expect(program.starts()).toHaveLength(1), 10_000);
    vi.advanceTimersByTime(28_000);
    expect(logged).not.toContain('browser-hung');
    for (let n = 0; n < 20; n += 1) {
      browser.beat();
      vi.advanceTimersByTime(6_000);
    }
    expect(logged).not.toContain('browser-hung');
    vi.advanceTimersByTime(4_000);
    expect(logged).toContain('browser-hung');
    await vi.waitFor(() => expect(program.starts()).toHaveLength(2), 10_000);
  });

  it('that cannot be started is said once', async () => {
    const gone: string[] = [];
    const browser = kioskBrowser({
      executable: '/no/such/browser',
      address: () => 'http://127.0.0.1:4173/',
      reopen: true,
      log: () => {},
      onGone: (sentence) => gone.push(sentence),
    });
    await vi.waitFor(
      () => expect(gone).toEqual([expect.stringMatching(/^The browser cannot be started: .*ENOENT\.$/)]),
      10_000,
    );
    await browser.stop();
  });
});

describe('the search for a browser', () => {
  const program = () => fakeBrowser('exit 0').executable;

  it('takes the named one', () => {
    const executable = program();
    expect(findBrowser({ env: { STATION_CHROMIUM: executable }, platform: 'linux', user: 1000 })).toEqual({
      ok: true,
      value: executable,
    });
  });

  it.each([
    [
      { env: { STATION_CHROMIUM: '/no/such' }, platform: 'linux', user: 1000 },
      'STATION_CHROMIUM names /no/such',
    ],
    [{ env: {}, platform: 'win32', user: undefined }, 'there is no Chromium here'],
    [{ env: {}, platform: 'linux', user: 0 }, 'does not run as root'],
  ] as const)('says why there is none: %j', (machine, words) => {
    const found = findBrowser(machine);
    expect(found.ok ? '' : found.error).toContain(words);
  });
});
