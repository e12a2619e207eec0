import type { Database } from 'better-sqlite3';
import { codeOf } from './log-file.ts';

const PAGE = 1_000;

/** An event as it is stored; what a damaged or tampered file holds may be of any type. */
export type Row = readonly [seq: number, body: unknown, hash: unknown];

/**
 * The events up to `last` in pages, so that no long read holds the write-ahead log of a running station. Ends at the
 * first event that cannot be read or is not after the one before (a damaged page could otherwise be read for ever)
 * and tells it to `onDamage`. Every walk reads whole rows, so that all of them end at the same event.
 */
export function* pages(
  db: Database,
  last: number,
  onDamage: (seq: number, message: string) => void,
): Generator<readonly Row[], void> {
  const page = db
    .prepare<[number, number, number], Row>(
      'SELECT seq, body, hash FROM events WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    )
    .raw();
  let after = Number.MIN_SAFE_INTEGER;
  let size = PAGE;
  for (;;) {
    let rows: readonly Row[];
    try {
      rows = page.all(after, last, size);
    } catch (error) {
      if (codeOf(error) === null) throw error;
      if (size === 1)
        return onDamage(Math.max(after, 0) + 1, `the file cannot be read here: ${String(error)}`);
      // One by one up to the page that cannot be read, so that the event is named.
      size = 1;
      continue;
    }
    const { inOrder, end } = ascending(rows, after);
    yield inOrder;
    if (inOrder.length < rows.length)
      return onDamage(Math.max(end, 0) + 1, 'the file is damaged here: its rows are not in order');
    if (rows.length === 0) return;
    after = end;
  }
}

function ascending(rows: readonly Row[], after: number) {
  let end = after;
  for (const row of rows) {
    const [seq] = row;
    if (!(seq > end && Number.isSafeInteger(seq))) return { inOrder: rows.slice(0, rows.indexOf(row)), end };
    end = seq;
  }
  return { inOrder: rows, end };
}
