import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';

/** Whether the wall clock can be believed. `doubtful`: nobody on this computer can tell, or the offset is too large. */
export interface ClockSync {
  readonly state: 'synchronised' | 'unsynchronised' | 'doubtful';
  /** Wall clock minus reference, whole milliseconds; null where the service does not tell. */
  readonly offsetMs: number | null;
  /** Who says so: `chrony`, `systemd`, `w32time`, or `none`. */
  readonly source: string;
}

/** A synchronised clock further from its reference than this is doubtful all the same. */
export const MAX_OFFSET_MS = 1000;

export interface SyncSource {
  readonly name: string;
  readonly command: readonly [file: string, ...args: string[]];
  /** What the command's output says; null when it says nothing about synchronisation. */
  read(output: string): Omit<ClockSync, 'source'> | null;
}

/** Asked in order; the first that answers is believed. */
export const SYNC_SOURCES: readonly SyncSource[] = [
  { name: 'chrony', command: ['chronyc', '-n', 'tracking'], read: readChrony },
  {
    name: 'systemd',
    command: ['timedatectl', 'show', '--property=NTPSynchronized', '--value'],
    read: readTimedatectl,
  },
  { name: 'w32time', command: ['w32tm', '/query', '/status'], read: readW32tm },
];

/** systemd-timesyncd makes this file once it has set the clock in this boot; readable where D-Bus is not. */
const TIMESYNCD_MARK = '/run/systemd/timesync/synchronized';
const ANSWER_LIMIT_MS = 3000;

/** Asks the computer's synchronisation service. Never rejects: what cannot be found out is `doubtful`. */
export async function readClockSync(run: typeof outputOf = outputOf): Promise<ClockSync> {
  for (const { name, command, read } of SYNC_SOURCES) {
    const output = await run(command);
    const said = output === null ? null : read(output);
    if (said !== null) return { ...said, source: name };
  }
  return (await exists(TIMESYNCD_MARK))
    ? { state: 'synchronised', offsetMs: null, source: 'systemd' }
    : { state: 'doubtful', offsetMs: null, source: 'none' };
}

export interface ClockSyncWatch {
  current(): ClockSync;
  /** Asks now, for example after the computer woke up. */
  refresh(): Promise<ClockSync>;
  stop(): void;
}

/** Asks at once and then every minute; `onChange` is told when the state changes. */
export async function watchClockSync(
  onChange: (sync: ClockSync) => void,
  read: () => Promise<ClockSync> = readClockSync,
  everyMs = 60_000,
): Promise<ClockSyncWatch> {
  let current = await read();
  const refresh = async () => {
    const before = current.state;
    current = await read();
    if (current.state !== before) onChange(current);
    return current;
  };
  const timer = setInterval(() => void refresh(), everyMs);
  timer.unref();
  return { current: () => current, refresh, stop: () => clearInterval(timer) };
}

/** `System time     : 0.000123456 seconds slow of NTP time` and `Leap status     : Normal`. */
function readChrony(output: string): Omit<ClockSync, 'source'> | null {
  const leap = /^Leap status\s*:\s*(.+?)\s*$/m.exec(output)?.[1];
  if (leap === undefined) return null;
  const time = /^System time\s*:\s*(\d+)\.(\d{3})\d* seconds (slow|fast) of NTP time/m.exec(output);
  if (leap === 'Not synchronised' || time === null) return { state: 'unsynchronised', offsetMs: null };
  const magnitude = Number(time[1]) * 1000 + Number(time[2]);
  const offsetMs = time[3] === 'slow' && magnitude > 0 ? -magnitude : magnitude;
  return { state: magnitude > MAX_OFFSET_MS ? 'doubtful' : 'synchronised', offsetMs };
}

/** The kernel's own flag, whoever disciplines the clock. */
function readTimedatectl(output: string): Omit<ClockSync, 'source'> | null {
  const value = output.trim();
  if (value !== 'yes' && value !== 'no') return null;
  return { state: value === 'yes' ? 'synchronised' : 'unsynchronised', offsetMs: null };
}

/** The words are in the language of Windows; the leap indicator in the first line is a number: 3 is unsynchronised. */
function readW32tm(output: string): Omit<ClockSync, 'source'> | null {
  const leap = /^[^\n:]+:\s*([0-3])\s*\(/.exec(output.trimStart())?.[1];
  if (leap === undefined) return null;
  return { state: leap === '3' ? 'unsynchronised' : 'synchronised', offsetMs: null };
}

/** What a command prints; null when it is missing, fails or takes too long. No shell. */
function outputOf([file, ...args]: SyncSource['command']): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: ANSWER_LIMIT_MS, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout : null),
    );
  });
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
