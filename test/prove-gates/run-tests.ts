import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const CONFIGS = {
  whole: join(ROOT, 'test', 'vitest.config.ts'),
  withoutOwnEntry: join(import.meta.dirname, 'vitest.config.ts'),
};

/** How one test ended. */
export interface Ended {
  readonly title: string;
  readonly verdict: 'passed' | 'failed';
  /** The first line of what a failed one said. */
  readonly why: string;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** A process of the runner that V8 ended has judged nothing: its file is asked again. */
const MOST_RERUNS = 2;

/**
 * Runs the tests of some folders whose title matches a pattern, in a process of their own: over the whole kernel, or
 * each without the entry that it names. Throws when a file did not run to its end.
 */
export async function runTests(
  kernel: keyof typeof CONFIGS,
  folders: readonly string[],
  pattern: string,
): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  let waiting = folders;
  for (let run = 0; waiting.length > 0; run += 1) {
    const { testResults } = await reportOf(kernel, waiting, pattern);
    ended.push(...testResults.flatMap(endings));
    const unjudged = testResults.filter(isUnjudged);
    if (run === MOST_RERUNS && unjudged[0]) throw new Error(`${unjudged[0].name}: ${unjudged[0].message}`);
    waiting = unjudged.map(({ name }) => name);
  }
  return ended;
}

async function reportOf(
  kernel: keyof typeof CONFIGS,
  folders: readonly string[],
  pattern: string,
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-gates-'));
  const output = join(folder, 'report.json');
  const options = ['--reporter=dot', '--reporter=json', `--outputFile.json=${output}`];
  const child = spawn(
    process.execPath,
    [VITEST, 'run', '--config', CONFIGS[kernel], ...options, '--testNamePattern', pattern, ...folders],
    // What the tests print is of use only where they should have passed.
    { cwd: ROOT, stdio: ['ignore', kernel === 'whole' ? 'inherit' : 'ignore', 'inherit'] },
  );
  await new Promise((resolve) => child.once('close', resolve));
  try {
    return JSON.parse(readFileSync(output, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type FileReport = Report['testResults'][number];

const isUnjudged = ({ assertionResults, message }: FileReport): boolean =>
  assertionResults.length === 0 && message !== '';

const endings = ({ assertionResults }: FileReport): readonly Ended[] =>
  assertionResults.flatMap(({ title, status, failureMessages }): Ended[] => {
    if (status !== 'passed' && status !== 'failed') return [];
    return [{ title, verdict: status, why: failureMessages[0]?.split('\n')[0] ?? '' }];
  });
