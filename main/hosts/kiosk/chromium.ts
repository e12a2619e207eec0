import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextRecovery } from '../shared/recovery-budget.ts';

/**
 * What the screen of a station needs from its browser. What a person must not reach (other pages, developer tools,
 * downloads) is refused by the managed policy in `native/kiosk`, which no switch can undo.
 */
export const CHROMIUM_SWITCHES: readonly string[] = [
  '--kiosk',
  '--noerrdialogs',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--autoplay-policy=no-user-gesture-required',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-crash-restore-bubble',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
];

export interface KioskBrowserOptions {
  readonly executable: string;
  /** The address to open; asked again at every start, because each opens once. */
  address(): string;
  /** Whether a browser that a person closed is opened again: on the floor yes, on a desk no. */
  readonly reopen: boolean;
  log(what: string, details?: Readonly<Record<string, unknown>>): void;
  /** The browser stays away from now on; one sentence says why. */
  onGone(sentence: string): void;
}

export interface KioskBrowser {
  /** The screen is alive. */
  beat(): void;
  stop(): Promise<void>;
}

const PULSE_MS = 2000;
/** A screen that misses three pulses hangs; a loading one has half a minute for its first. */
const MISSES = 3;
const LOADING_MISSES = 15;
const STOP_LIMIT_MS = 2000;

const CLOSED = 'The browser was closed; the station goes on without it.';
const FAILED = 'The browser failed again and again: call the people who maintain this station.';

/** Opens the station full screen and brings a dead or deaf browser back within the recovery budget. */
export function kioskBrowser(options: KioskBrowserOptions): KioskBrowser {
  const { executable, address, reopen, log, onGone } = options;
  const history = { reloads: [] as number[], relaunched: null };
  let missed = 0;
  let stopping = false;
  let running = open();
  const watch = setInterval(() => {
    missed += 1;
    if (missed <= MISSES) return;
    log('browser-hung');
    missed = MISSES - LOADING_MISSES;
    running.kill('SIGKILL');
  }, PULSE_MS);

  function open(): ChildProcess {
    // A profile of its own each time: nothing of the last session is restored, and nobody's own browser is touched.
    const profile = mkdtempSync(join(tmpdir(), 'interlock-browser-'));
    missed = MISSES - LOADING_MISSES;
    const child = spawn(executable, [...CHROMIUM_SWITCHES, `--user-data-dir=${profile}`, address()], {
      stdio: 'ignore',
    });
    log('browser-opened', { process: child.pid ?? null });
    const discard = () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    child.once('error', (error) => {
      discard();
      giveUp(`The browser cannot be started: ${error.message}.`);
    });
    child.once('exit', (code, signal) => {
      discard();
      if (!stopping) ended(code, signal);
    });
    return child;
  }

  function ended(code: number | null, signal: NodeJS.Signals | null): void {
    log('browser-ended', { code, signal });
    const time = performance.now();
    if (code === 0 && !reopen) giveUp(CLOSED);
    else if (nextRecovery(history, time) !== 'reload') giveUp(FAILED);
    else {
      history.reloads.push(time);
      running = open();
    }
  }

  function giveUp(sentence: string): void {
    clearInterval(watch);
    if (!stopping) onGone(sentence);
    stopping = true;
  }

  return {
    beat: () => {
      missed = 0;
    },
    async stop() {
      stopping = true;
      clearInterval(watch);
      await endOf(running);
    },
  };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
