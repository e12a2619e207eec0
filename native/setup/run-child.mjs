import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './places.mjs';

/**
 * Runs a program in our place: same terminal, signals passed on, its exit code returned (128 + n for signal n).
 * A terminal sends Ctrl-C to the whole group itself; passing it on would count as a second, impatient one.
 */
export function runChild(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const pass = (signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

export const CLI = `${ROOT}/main/hosts/cli/main.ts`;
