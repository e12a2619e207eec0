import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let listsAreFresh = false;

/** True where this process may install Debian packages itself. */
export function canInstallPackages() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages quietly; returns undefined, or the last lines of what apt-get said. */
export function installPackages(names) {
  if (!listsAreFresh) {
    const update = aptGet('update');
    if (update !== undefined) return update;
    listsAreFresh = true;
  }
  return aptGet('install', '-y', '--no-install-recommends', ...names);
}

function aptGet(...args) {
  const run = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=180', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status === 0) return undefined;
  const talk = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n');
  return (talk.filter((line) => line.startsWith('E:')).at(-1) ?? talk.at(-1) ?? String(run.error)).trim();
}
