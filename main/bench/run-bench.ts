import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measureActions } from './actions.ts';
import { measureDevices } from './devices.ts';
import { measureKernel } from './kernel.ts';
import type { Line } from './line.ts';
import { measureLongLog } from './log-lines.ts';
import type { BenchOptions } from './options.ts';
import { measurePainted } from './painted.ts';
import { type BenchReport, isMet } from './report.ts';
import { measureRoundTrip } from './round-trip.ts';

/** Part of the table, measured on its own with `--only`. */
export type Part = (options: BenchOptions) => Promise<readonly Line[]>;

export const PARTS: Readonly<Record<string, Part>> = {
  kernel: measureKernel,
  actions: measureActions,
  socket: measureRoundTrip,
  screen: measurePainted,
  log: measureLongLog,
  devices: measureDevices,
};

const EVENTS = 1_000_000;
const EVENTS_OF_A_QUICK_RUN = 100_000;

export interface RunOptions extends Omit<BenchOptions, 'folder' | 'events'> {
  /** A folder on the disk to be measured. */
  readonly parent: string;
  readonly version: string;
  /** Names of `PARTS`. */
  readonly parts: readonly string[];
  readonly signal: AbortSignal;
}

/** Measures part after part in a new folder, which is removed at the end. Ended by `signal`, it judges what it has. */
export async function runBench(options: RunOptions, parts = PARTS): Promise<BenchReport> {
  const { parent, quick, version, signal } = options;
  const events = quick ? EVENTS_OF_A_QUICK_RUN : EVENTS;
  const at = new Date().toISOString();
  const folder = mkdtempSync(join(parent, 'interlock-bench-'));
  const lines: Line[] = [];
  try {
    for (const name of options.parts) {
      if (signal.aborted) break;
      options.say(`measuring: ${name}`);
      lines.push(...((await parts[name]?.({ ...options, folder, events })) ?? []));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  return {
    version,
    at,
    node: process.versions.node,
    cpu: model,
    cores: cpus().length,
    events,
    quick,
    ok: isMet(lines),
    lines,
  };
}

const TMPFS = 0x01021994;

/** A file system in memory syncs nothing: what is measured there says nothing about a station. */
export const isInMemory = (folder: string): boolean => statfsSync(folder).type === TMPFS;
