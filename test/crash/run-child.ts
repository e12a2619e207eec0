import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A program that takes decisions on a log until it is ended; `log-child.ts` tells what it must understand. */
export interface CrashChild {
  readonly name: string;
  readonly script: string;
}

/** Every child goes through every crash test. */
export const CHILDREN: readonly CrashChild[] = [
  { name: 'the log', script: fileURLToPath(new URL('./log-child.ts', import.meta.url)) },
];

export interface Ack {
  readonly seq: number;
  readonly hash: string;
}

export const isLong = process.env['INTERLOCK_LONG'] !== undefined;

export function temporaryRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'interlock-crash-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** The file of acknowledgements stands beside the data folder, so that a recording holds it in order. */
export const acksPath = (root: string): string => join(root, 'acks');

export function startChild(
  { script }: CrashChild,
  root: string,
  decisions: number,
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(process.execPath, [script, root, String(decisions)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, CRASH_ACKS: acksPath(root) },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** Whole lines only: an acknowledgement that was cut was never given. */
export function parseAcks(text: string): readonly Ack[] {
  return [...text.matchAll(/^(\d+) ([0-9a-f]{64})\n/gm)].map(([, seq, hash]) => ({
    seq: Number(seq),
    hash: hash ?? '',
  }));
}

export const readAcks = (root: string): readonly Ack[] =>
  existsSync(acksPath(root)) ? parseAcks(readFileSync(acksPath(root), 'utf8')) : [];
