import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { err, ok, type Result } from '../../contract/result.ts';

/** What the search looks at: the process as it is, or a test's. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** 0 is root; undefined on Windows. */
  readonly user: number | undefined;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const WINDOWS_PATHS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
const WINDOWS_ROOTS = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'];

/** The Chromium that shows the station: `STATION_CHROMIUM`, else a known one; or why there is none, in one sentence. */
export function findBrowser({ env, platform, user }: Machine): Result<string, string> {
  if (user === 0)
    return err(
      'No browser was opened: Chromium does not run as root, so start the station as a user of its own.',
    );
  const named = env['STATION_CHROMIUM'];
  if (named !== undefined && named !== '')
    return existsSync(named)
      ? ok(named)
      : err(`No browser was opened: STATION_CHROMIUM names ${named}, which is not there.`);
  const found = (platform === 'win32' ? windowsPaths(env) : unixPaths(env)).find((path) => existsSync(path));
  return found === undefined
    ? err('No browser was opened: there is no Chromium here, so install one or set STATION_CHROMIUM.')
    : ok(found);
}

function unixPaths(env: NodeJS.ProcessEnv): readonly string[] {
  const folders = [
    '/usr/bin',
    '/usr/local/bin',
    ...(env['PATH'] ?? '').split(delimiter).filter((path) => path !== ''),
  ];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function windowsPaths(env: NodeJS.ProcessEnv): readonly string[] {
  const roots = WINDOWS_ROOTS.flatMap((name) => env[name] ?? []);
  return WINDOWS_PATHS.flatMap((path) => roots.map((root) => join(root, path)));
}
