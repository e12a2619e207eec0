import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packaged } from './packaged.ts';
import { type ClientOptions, openTerminal, type StationClient } from './station-client.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const READY_LIMIT_MS = 20_000;

/** The real `serve`, in a process of its own. */
export interface RunningStation {
  readonly url: string;
  readonly stations: readonly { readonly id: string; readonly url: string }[];
  readonly pid: number;
  readonly dataFolder: string;
  /** Opens a station's terminal; once a station, because its address opens once. */
  open(station: string, options?: ClientOptions): Promise<StationClient>;
  /** Everything it wrote to stderr so far. */
  errors(): string;
  /** Sends a signal and waits for the end; the data folder stays. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** Stops it and removes the data folder with what stands beside it. */
  dispose(): Promise<void>;
}

export interface StartOptions {
  /** A new temporary folder when not given. */
  readonly dataFolder?: string;
  /** More arguments of `serve`; `--demo` is there unless `demo` is false. */
  readonly args?: readonly string[];
  readonly demo?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** A temporary folder for the data of a station; pins, keys and backups stand beside it, inside the same parent. */
export const newDataFolder = (): string => join(mkdtempSync(join(tmpdir(), 'interlock-station-')), 'data');

/** Starts `serve` on a free port and waits until it is ready; rejects with its words when it ends before. */
export async function startStation(options: StartOptions = {}): Promise<RunningStation> {
  const { dataFolder = newDataFolder(), args = [], demo = true, env = {} } = options;
  const started = await runServe(['--data', dataFolder, ...(demo ? ['--demo'] : []), ...args], env);
  const { child, ended, errors } = started;
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`serve was not ready in time: ${errors()}`));
    }, READY_LIMIT_MS);
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (!output.includes('\n')) return;
      clearTimeout(timer);
      resolve(output);
    });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`serve ended with ${code}: ${errors()}`));
    });
  });
  const { url, stations, pid } = JSON.parse(await ready) as Pick<RunningStation, 'url' | 'stations' | 'pid'>;

  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const began = performance.now();
    child.kill(signal);
    return { code: await ended, ms: performance.now() - began };
  };
  return {
    url,
    stations,
    pid,
    dataFolder,
    errors,
    stop,
    async open(id, clientOptions) {
      const station = stations.find((other) => other.id === id);
      if (station === undefined) throw new Error(`no station ${id} among ${stations.map((each) => each.id)}`);
      return openTerminal(station.url, clientOptions);
    },
    async dispose() {
      await stop('SIGKILL');
      rmSync(join(dataFolder, '..'), { recursive: true, force: true });
    },
  };
}

/** Runs `serve --json --no-open` to its end, for starts that are refused. */
export async function refusedStart(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { ended, errors, child } = await runServe(args, env);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_LIMIT_MS);
  const code = await ended;
  clearTimeout(timer);
  return { code, out: output, err: errors() };
}

async function runServe(args: readonly string[], env: NodeJS.ProcessEnv) {
  const port = args.some((arg) => arg.startsWith('--port')) ? [] : ['--port', '0'];
  const { cli } = await packaged();
  const child: ChildProcess = spawn(
    process.execPath,
    [cli, 'serve', '--json', '--no-open', ...port, ...args],
    {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  return { child, ended, errors: () => text };
}
