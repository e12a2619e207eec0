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

/** Playwright's JSON report; a test that passed only when repeated has failed. */
export function countOfPlaywright(code, report) {
  if (report === undefined) return countOfCheck(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailure(code, { passed: expected, failed: unexpected + flaky, skipped });
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
