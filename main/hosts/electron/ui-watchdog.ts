import type { Details, RenderProcessGoneDetails } from 'electron';
import { nextRecovery } from '../shared/recovery-budget.ts';
import type { HostLog } from './shell.ts';

export const PULSE_MS = 2000;
/** A screen that misses three pulses hangs; a loading one has half a minute for its first. */
const MISSES = 3;
const LOADING_MISSES = 15;
const GPU_CRASHES = 2;

/** What the watchdog may do to its screen and its host. */
export interface WatchedHost {
  reload(): void;
  /** Ends a renderer that no longer answers; it is reported gone afterwards. */
  crash(): void;
  /** Shows the fault page and stays there. */
  fault(sentence: string): void;
  /** Closes the log, starts the host anew with this argument added, and exits. */
  relaunch(argument: string): void;
}

/** Faults that a reload cannot heal. */
const FINAL: readonly RenderProcessGoneDetails['reason'][] = ['launch-failed', 'integrity-failure'];
const CALL = 'Call the people who maintain this station.';

/**
 * Brings a dead or deaf screen back within the recovery budget. The record does not depend on it: nothing that was
 * committed is lost with a screen. `now` is monotonic, in ms.
 */
export function uiWatchdog(host: WatchedHost, log: HostLog, now: () => number, relaunched: boolean) {
  const history = { reloads: [] as number[], relaunched: relaunched ? now() : null };
  let missed = MISSES - LOADING_MISSES;
  let crashedByUs = false;
  let ended = false;
  let gpuCrashes = 0;
  let timer: NodeJS.Timeout | undefined;

  function end(): void {
    ended = true;
    clearInterval(timer);
  }

  function stop(sentence: string): void {
    end();
    host.fault(sentence);
  }

  function relaunch(argument: string): void {
    end();
    host.relaunch(argument);
  }

  function recover(): void {
    const step = nextRecovery(history, now());
    log('screen-recovery', { step });
    if (step === 'giveUp') stop(`The screen failed again and again. ${CALL}`);
    else if (step === 'relaunch') relaunch('--relaunched');
    else {
      history.reloads.push(now());
      missed = MISSES - LOADING_MISSES;
      host.reload();
    }
  }

  function hung(why: string): void {
    if (ended) return;
    log('screen-hung', { why });
    crashedByUs = true;
    host.crash();
    recover();
  }

  return {
    /** From now on a screen is expected to load and to pulse. */
    start(): void {
      timer = setInterval(() => {
        missed += 1;
        if (missed > MISSES) hung('missed-pulses');
      }, PULSE_MS);
    },
    /** The screen is alive. */
    beat(): void {
      missed = 0;
    },
    unresponsive: () => hung('unresponsive'),
    gone({ reason, exitCode }: RenderProcessGoneDetails): void {
      log('screen-gone', { reason, exitCode });
      if (ended) return;
      if (crashedByUs) crashedByUs = false;
      else if (FINAL.includes(reason)) stop(`The screen cannot be shown (${reason}). ${CALL}`);
      else recover();
    },
    /** Graphics and service processes; a graphics driver that crashes twice is done without from then on. */
    childGone({ type, reason }: Pick<Details, 'type' | 'reason'>): void {
      log('child-gone', { type, reason });
      if (ended || type !== 'GPU' || reason === 'clean-exit') return;
      gpuCrashes += 1;
      if (gpuCrashes === GPU_CRASHES) relaunch('--disable-gpu');
    },
    /** No more recovery: the host is shutting down. */
    end,
  };
}
