import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judged } from '../../../main/bench/line.ts';
import { measurePainted } from '../../../main/bench/painted.ts';
import { type Part, type RunOptions, runBench } from '../../../main/bench/run-bench.ts';
import { command } from '../../../main/hosts/cli/commands/bench.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'interlock-run-bench-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const options = (more: Partial<RunOptions> = {}): RunOptions => ({
  parent,
  parts: ['one', 'two'],
  quick: false,
  version: '0.1.0',
  screens: join(parent, 'nowhere'),
  browser: { why: 'There is no Chromium here.' },
  signal: new AbortController().signal,
  say: () => {},
  ...more,
});

const RATIO = { id: 'one', what: 'one', unit: 'ratio' } as const;
const part =
  (value: number, seen: string[] = []): Part =>
  async ({ folder, events }) => {
    seen.push(`${events}`);
    writeFileSync(join(folder, `${value}`), '');
    return [judged(RATIO, value, { atLeast: 0.5 })];
  };

describe('a run of the bench', () => {
  it('measures the parts that were asked for in a folder of its own, and leaves nothing behind', async () => {
    const seen: string[] = [];
    const report = await runBench(options(), { one: part(0.6, seen), two: part(0.7), three: part(0.1) });
    expect(report.lines.map(({ value }) => value)).toEqual([0.6, 0.7]);
    expect(report).toMatchObject({ ok: true, events: 1_000_000, quick: false });
    expect(seen).toEqual(['1000000']);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is not ok after one miss', async () => {
    const report = await runBench(options(), { one: part(0.6), two: part(0.4) });
    expect(report.ok).toBe(false);
  });

  it('builds a shorter log when it is quick', async () => {
    const seen: string[] = [];
    await runBench(options({ quick: true, parts: ['one'] }), { one: part(1, seen) });
    expect(seen).toEqual(['100000']);
  });

  it('removes its folder when a part breaks', async () => {
    const broken: Part = () => Promise.reject(new Error('broken'));
    await expect(runBench(options(), { one: broken })).rejects.toThrow('broken');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('measures nothing more once it is told to end', async () => {
    const told = new AbortController();
    const first: Part = async () => {
      told.abort();
      return [];
    };
    const report = await runBench(options({ signal: told.signal }), { one: first, two: part(0.1) });
    expect(report.lines).toEqual([]);
  });
});

describe('the painted line', () => {
  const measured = (more: Partial<RunOptions>) =>
    measurePainted({ ...options(more), folder: parent, events: 0 });

  it('is skipped where there is no Chromium, and says so', async () => {
    const [line] = await measured({});
    expect(line).toMatchObject({ verdict: 'skipped', note: 'There is no Chromium here.' });
  });

  it('is skipped where the screens are not built, and says what builds them', async () => {
    const [line] = await measured({ browser: { path: process.execPath } });
    expect(line?.verdict).toBe('skipped');
    expect(line?.note).toContain('npm run build:web');
    expect(existsSync(join(parent, 'painted'))).toBe(false);
  });
});

describe('interlock bench', () => {
  const io = {
    out: () => {},
    err: () => {},
    stdin: process.stdin,
    env: {},
    signal: new AbortController().signal,
  };
  const called = (more: Record<string, unknown>) =>
    command.run({ positionals: [], options: more as never, json: false }, io);

  it('names the parts when one is unknown', () =>
    expect(called({ only: ['speed'] })).rejects.toThrow(
      'There is no part "speed": kernel, actions, socket, screen, log, devices.',
    ));

  it('refuses a folder that is not there', () =>
    expect(called({ data: join(parent, 'nowhere') })).rejects.toThrow('There is no folder'));
});
