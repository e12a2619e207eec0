import { describe, expect, it } from 'vitest';
import {
  countOfCheck,
  countOfPlaywright,
  countOfVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  runnerDied,
  summary,
} from '../../../native/setup/test-counts.mjs';

const vitest = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 0 };

describe('the last line of a test run', () => {
  it('adds up every stage and shows skipped tests only when there are some', () => {
    const clean = countOfVitest(0, { ...vitest, numFailedTests: 0, numPendingTests: 0 });
    expect(summary([countOfCheck(0), clean])).toEqual({ line: '8 passed, 0 failed', ok: true });
    expect(summary([countOfCheck(0), countOfVitest(1, vitest)])).toEqual({
      line: '8 passed, 2 failed, 1 skipped',
      ok: false,
    });
  });

  it('counts a runner that died, or failed outside any test, as a failure', () => {
    expect(countOfVitest(0, undefined).failed).toBe(1);
    expect(countOfPlaywright(1, undefined).failed).toBe(1);
    expect(countOfVitest(1, { ...vitest, numFailedTests: 0 }).failed).toBe(1);
  });

  it('calls a runner dead that ended badly without a failed test, and no other', () => {
    const clean = { ...vitest, numFailedTests: 0 };
    expect(runnerDied(1, clean)).toBe(true);
    expect([runnerDied(0, clean), runnerDied(1, vitest), runnerDied(1, undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('counts a test that needed a second try as failed', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
    expect(countOfPlaywright(0, { stats })).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('names each failed test with the first lines of what it said, without the stack', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a', failureMessages: [] },
      { status: 'failed', fullName: 'the door b', failureMessages: ['expected 1\n at x'] },
    ];
    const testResults = [
      { name: 'b.test.ts', message: '', assertionResults },
      { name: 'c.test.ts', message: 'no such import', assertionResults: [] },
    ];
    expect(failuresOfVitest({ testResults })).toEqual([
      'the door b\n    expected 1',
      'c.test.ts\n    no such import',
    ]);
    const results = [{ error: { message: '\u001b[31mtimeout\u001b[39m\nmore' } }];
    const tests = [{ status: 'unexpected', projectName: 'panel', results }];
    const specs = [{ title: 'signs in', file: 'sign-in.e2e.ts', tests }];
    expect(failuresOfPlaywright({ suites: [{ suites: [{ specs }] }] })).toEqual([
      '[panel] sign-in.e2e.ts: signs in\n    timeout\n    more',
    ]);
    expect([failuresOfVitest(undefined), failuresOfPlaywright(undefined)]).toEqual([[], []]);
  });

  it('is no success when nothing ran', () => {
    expect(summary([]).ok).toBe(false);
  });
});
