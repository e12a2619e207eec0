import { execFile } from 'node:child_process';

/** Tells systemd how the service is; does nothing where nobody listens. */
export interface SystemdNotify {
  /** Ready; from now on the watchdog is fed as long as this thread's event loop turns. */
  ready(): void;
  stopping(): void;
}

/** A word to systemd, by its own tool and without a shell; needs `NotifyAccess=all`, as the tool is a child process. */
export type Notify = (word: string, onFailure: (error: Error) => void) => void;

const systemdTool: Notify = (word, onFailure) => {
  execFile('systemd-notify', [word], (error) => {
    if (error !== null) onFailure(error);
  });
};

/** `env` as systemd sets it for a service of `Type=notify`: `NOTIFY_SOCKET`, and `WATCHDOG_USEC` with `WatchdogSec=`. */
export function systemdNotify(
  env: NodeJS.ProcessEnv,
  log: (what: string, details: Readonly<Record<string, unknown>>) => void,
  notify: Notify = systemdTool,
): SystemdNotify {
  if (env['NOTIFY_SOCKET'] === undefined) return { ready: () => {}, stopping: () => {} };
  const limitMs = /^\d{4,15}$/.test(env['WATCHDOG_USEC'] ?? '') ? Number(env['WATCHDOG_USEC']) / 1000 : null;
  const say = (word: string) => notify(word, (error) => log('systemd-notify-failed', { word, error }));
  let feeding: NodeJS.Timeout | undefined;
  return {
    ready() {
      say('--ready');
      if (limitMs !== null) feeding = setInterval(() => say('WATCHDOG=1'), limitMs / 2).unref();
    },
    stopping() {
      clearInterval(feeding);
      say('STOPPING=1');
    },
  };
}
