import type { BatchId } from '../../contract/ids.ts';
import type { Trail } from '../../domain/observed.ts';
import type { StationLog } from './station-log.ts';

const PAGE = 500;

/** Where the log stands, and the last event that names a batch; it lies near the end while a batch is under review. */
export function trailOf(log: StationLog, batch: BatchId): Trail {
  const head = log.head.seq;
  const name = JSON.stringify(batch);
  for (let end = head; end > 0; end -= PAGE) {
    const start = Math.max(0, end - PAGE);
    const found = log.read(start, end - start).findLast(({ body }) => body.includes(name));
    if (found) return { head, last: found.seq };
  }
  return { head, last: 0 };
}
