import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.mjs';
import { say } from './say.mjs';

/** True when the power-loss tests can compile their write recorder: gcc and the C library's headers. */
export function hasCompiler(env = process.env) {
  const folders = ['/usr/bin', '/usr/local/bin', ...(env.PATH ?? '').split(delimiter)];
  return folders.some((folder) => existsSync(join(folder, 'gcc'))) && existsSync('/usr/include/stdio.h');
}

/** True when the tests over real pseudo-terminals can lay their cables. */
const hasSocat = () => ['/usr/bin/socat', '/usr/local/bin/socat'].some((path) => existsSync(path));

/** Sees to gcc for the power-loss tests; without one they are reported as skipped, never as passed. */
export function ensureCompiler() {
  if (process.platform !== 'linux' || (hasCompiler() && hasSocat())) return;
  if (!canInstallPackages()) {
    say(
      'gcc or socat is missing: the power-loss and serial-cable tests will be reported as skipped; install them with: sudo apt-get install gcc libc6-dev socat',
    );
    return;
  }
  say("installing Debian's gcc and socat for the power-loss and serial-cable tests");
  const problem = installPackages(['gcc', 'libc6-dev', 'socat']);
  if (problem !== undefined) {
    say(`gcc and socat could not be installed (${problem}): those tests will be reported as skipped`);
  }
}
