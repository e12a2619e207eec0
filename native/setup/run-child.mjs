import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { MODULES, ROOT } from './places.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ANCESTRY_CHECK_MS = 200;
/** Every process and thread strips and compiles the same sources; with this folder of Node's own it is done once. */
const COMPILED = join(MODULES, '.cache', 'compiled');

/**
 * Runs a program in our place: same terminal, signals passed on, its exit code returned (128 + n for signal n).
 * A terminal sends Ctrl-C to the whole group itself; passing it on would count as a second, impatient one.
 */
export function runChild(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const env = { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...options.env };
    const child = spawn(file, args, { stdio: 'inherit', ...options, env });
    const pass = (signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    const orphaned = watchAncestors(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass);
      clearInterval(orphaned);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * npm puts a shell between itself and us, and a signal to npm ends one of the two and not us. Under npm a changed
 * ancestry therefore is the signal: a station must not run on unseen, with its port taken.
 */
function watchAncestors(onOrphaned) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined;
  const before = ancestry();
  const timer = setInterval(() => {
    if (ancestry() === before) return;
    clearInterval(timer);
    onOrphaned();
  }, ANCESTRY_CHECK_MS);
  return timer;
}

/** Our parent and, where the system tells, its parent: the shell and npm. */
function ancestry() {
  const stat = `/proc/${process.ppid}/stat`;
  const grandparent = existsSync(stat) ? readFileSync(stat, 'utf8').split(') ').at(-1).split(' ')[1] : '';
  return `${process.ppid} ${grandparent}`;
}

export const CLI = `${ROOT}/main/hosts/cli/main.ts`;
