import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { asText } from '../../../bench/report.ts';
import { isInMemory, PARTS, runBench } from '../../../bench/run-bench.ts';
import { findBrowser } from '../../kiosk/find-browser.ts';
import { programVersion } from '../../shared/version.ts';
import {
  type CliCommand,
  type CliInput,
  type CliIo,
  type ExitCode,
  textOption,
  UsageError,
} from '../command.ts';

const SCREENS = join(import.meta.dirname, '..', '..', '..', '..', 'out', 'renderer');
const NAMES = Object.keys(PARTS);

/** The performance table, measured here and now: targets are mostly ratios of the same run. Exit code 1 on a miss. */
export const command: CliCommand = {
  summary: 'measure the performance table as ratios of the same run',
  usage: '[--quick] [--only PART]… [--data DIR]',
  options: {
    quick: { type: 'boolean', help: 'a short run with a log of 100 000 events instead of a million' },
    only: { type: 'string', value: 'PART', help: `only this part: ${NAMES.join(', ')}`, multiple: true },
    data: {
      type: 'string',
      value: 'DIR',
      help: 'a folder on the disk to be measured, with 3 GB free (default: the one for temporary files)',
    },
  },
  run: bench,
};

async function bench(input: CliInput, io: CliIo): Promise<ExitCode> {
  const parent = resolve(textOption(input, 'data') ?? tmpdir());
  if (!existsSync(parent)) throw new UsageError(`There is no folder ${parent}.`);
  if (isInMemory(parent))
    throw new UsageError(`${parent} is in memory and syncs nothing: give --data a folder on a disk.`);
  const report = await runBench({
    parent,
    parts: partsOf(input),
    quick: input.options['quick'] === true,
    version: programVersion(),
    screens: SCREENS,
    browser: browserOf(io),
    signal: io.signal,
    say: io.err,
  });
  io.out(input.json ? JSON.stringify(report, null, 2) : asText(report));
  return report.ok && !io.signal.aborted ? 0 : 1;
}

function partsOf({ options }: CliInput): readonly string[] {
  const { only } = options;
  if (!Array.isArray(only)) return NAMES;
  const unknown = only.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no part "${unknown}": ${NAMES.join(', ')}.`);
  return NAMES.filter((name) => only.includes(name));
}

function browserOf({ env }: CliIo): { readonly path: string } | { readonly why: string } {
  // Playwright starts Chromium without its sandbox, so that root may measure too.
  const found = findBrowser({ env, platform: process.platform, user: undefined });
  return found.ok ? { path: found.value } : { why: found.error };
}
