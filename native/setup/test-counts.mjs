/** A stage that is one check: its exit code says everything. */
export function countOfCheck(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Vitest's JSON report; a file that fails before its first test, or a crash, counts as one failure at least. */
export function countOfVitest(code, report) {
  if (report === undefined) return countOfCheck(1);
  return atLeastOneFailure(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** Whether a process of the runner died and judged nothing: it ended badly, and no test failed. */
export const runnerDied = (code, report) => code !== 0 && report?.numFailedTests === 0;

/** Playwright's JSON report; a test that passed only when repeated has failed. */
export function countOfPlaywright(code, report) {
  if (report === undefined) return countOfCheck(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailure(code, { passed: expected, failed: unexpected + flaky, skipped });
}

/** A line for each test that failed, with the first lines of what it said. */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    // A file that fails before its first test has only a message of its own.
    if (failed.length === 0) return message === '' ? [] : [failure(name, message)];
    return failed.map(({ fullName, failureMessages }) => failure(fullName, failureMessages[0]));
  });
}

/** The same of Playwright's report, whose suites lie within each other. */
export function failuresOfPlaywright(report) {
  const ofSuite = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName, results }) =>
          failure(
            `[${projectName}] ${spec.file}: ${spec.title}`,
            results.find(({ error }) => error)?.error.message,
          ),
        ),
    ),
    ...(suite.suites ?? []).flatMap(ofSuite),
  ];
  return (report?.suites ?? []).flatMap(ofSuite);
}

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Enough to see what was found where something else was expected; the stack is in the run's own output. */
const LINES_SAID = 12;

function failure(name, said = '') {
  const lines = said.replace(COLOURS, '').split('\n');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  return [name, ...lines.slice(0, stack < 0 ? LINES_SAID : Math.min(stack, LINES_SAID))].join('\n    ');
}

function atLeastOneFailure(code, count) {
  return { ...count, failed: code === 0 ? count.failed : Math.max(1, count.failed) };
}

/** The last line of a run, in the form that test counters read. */
export function summary(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 && passed > 0 };
}
