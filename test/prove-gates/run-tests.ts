import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deletion } from './deletions.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');

/** How the tests of a tag ended. */
export type Outcome =
  | { readonly kind: 'green'; readonly tests: number }
  /** `test` is the title of the first one that failed. */
  | { readonly kind: 'red'; readonly test: string; readonly why: string }
  /** No test ran to a verdict. */
  | { readonly kind: 'none'; readonly why: string };

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs door tests in a process of their own: all of some files, or those with one of some tags; over a deletion, if any. */
export async function runTests(
  files: readonly string[],
  deletion: Deletion | null,
  tags: readonly string[],
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-gates-'));
  const output = join(folder, 'report.json');
  const only = tags.length === 0 ? [] : ['--testNamePattern', `\\[(?:${tags.join('|')})\\]`];
  const child = spawn(
    process.execPath,
    [
      VITEST,
      'run',
      '--config',
      join(import.meta.dirname, 'vitest.config.ts'),
      '--reporter=json',
      `--outputFile=${output}`,
      ...(deletion ? ['--bail=1'] : []),
      ...only,
      ...files,
    ],
    { cwd: ROOT, env: { ...process.env, PROVE_DELETION: deletion?.tag ?? '' }, stdio: 'ignore' },
  );
  await new Promise((resolve) => child.once('close', resolve));
  try {
    return verdict(JSON.parse(readFileSync(output, 'utf8')) as Report);
  } catch (error) {
    return { kind: 'none', why: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdict({ testResults }: Report): Outcome {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.find(({ status }) => status === 'failed');
  if (failed) {
    const why = failed.failureMessages[0]?.split('\n')[0] ?? '';
    return { kind: 'red', test: failed.title, why };
  }
  const passed = results.filter(({ status }) => status === 'passed').length;
  const broken = testResults.find(({ message }) => message !== '')?.message;
  return passed > 0 && !broken
    ? { kind: 'green', tests: passed }
    : { kind: 'none', why: broken ?? 'no test has this tag' };
}
