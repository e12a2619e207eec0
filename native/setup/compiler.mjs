import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.mjs';
import { say } from './say.mjs';

/** True when the power-loss tests can compile their write recorder: gcc and the C library's headers. */
export function hasCompiler(env = process.env) {
  const folders = ['/usr/bin', '/usr/local/bin', ...(env.PATH ?? '').split(delimiter)];
  return folders.some((folder) => existsSync(join(folder, 'gcc'))) && existsSync('/usr/include/stdio.h');
}

/** Sees to gcc for the power-loss tests; without one they are reported as skipped, never as passed. */
export function ensureCompiler() {
  if (process.platform !== 'linux' || hasCompiler()) return;
  if (!canInstallPackages()) {
    say(
      'gcc is missing: the power-loss tests will be reported as skipped; install it with: sudo apt-get install gcc libc6-dev',
    );
    return;
  }
  say("installing Debian's gcc for the power-loss tests");
  const problem = installPackages(['gcc', 'libc6-dev']);
  if (problem !== undefined) {
    say(`gcc could not be installed (${problem}): the power-loss tests will be reported as skipped`);
  }
}
