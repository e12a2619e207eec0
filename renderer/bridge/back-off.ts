const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** Milliseconds to wait before the n-th attempt in a row (from 0); doubled each time, at most five seconds. */
export const backOffMs = (attempt: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
