import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { type DemoOptions, type DemoResult, runDemo } from '../../main/hosts/cli/run-demo.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** A demo day that was played, with everything it wrote. */
export interface PlayedDay {
  readonly result: DemoResult;
  readonly said: readonly string[];
  readonly events: readonly LoggedEvent[];
}

/** One stored event, parsed by the test itself. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: string;
  readonly offset: string;
  readonly type: string;
  readonly station: string | null;
  readonly person: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

const folders: string[] = [];

/** A new folder for a demo; `removeDemoFolders` takes all of them away. */
export function newDemoFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'interlock-demo-'));
  folders.push(parent);
  return join(parent, 'data');
}

export function removeDemoFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Plays the day in this process, through the door with simulated devices on real byte streams. */
export async function playDay(options: Partial<DemoOptions> = {}): Promise<PlayedDay> {
  const said: string[] = [];
  const played = await runDemo({
    dataFolder: newDemoFolder(),
    version: '0.0.0-test',
    say: (text) => said.push(text),
    ...options,
  });
  if (!played.ok) throw new Error(played.error);
  return { result: played.value, said, events: loggedEvents(played.value.dataFolder) };
}

/** All events of a data folder, as they are stored. */
export function loggedEvents(dataFolder: string): readonly LoggedEvent[] {
  const db = new Database(join(dataFolder, 'log.sqlite'), { readonly: true });
  try {
    const bodies = db.prepare<[], string>('SELECT body FROM events ORDER BY seq').pluck().all();
    return bodies.map((body) => JSON.parse(body) as LoggedEvent);
  } finally {
    db.close();
  }
}

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line of the product in a process of its own; `setup` goes through its own installer first. */
export function cli(args: readonly string[], setup = false): Promise<CliRun> {
  const program = setup ? ['native', 'setup', 'interlock.mjs'] : ['main', 'hosts', 'cli', 'main.ts'];
  const child = spawn(process.execPath, [join(ROOT, ...program), ...args], { cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** The data of the only event of a type. */
export function theOnly(events: readonly LoggedEvent[], type: string): LoggedEvent['data'] {
  const found = events.filter((event) => event.type === type);
  expect(found, type).toHaveLength(1);
  return found[0]?.data ?? {};
}
