import { type EventEnvelope, serialise } from './entry.ts';

/** SHA-256 of a text's UTF-8 bytes as 64 lower-case hex digits; passed in, the kernel has no cryptography of its own. */
export type Sha256 = (text: string) => string;

/** The previous hash of event 1. */
export const GENESIS = '0'.repeat(64);

/** The last event: the next one is `seq + 1` and hashes `hash`. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_LOG: LogHead = { seq: 0, hash: GENESIS };

export interface LogRow {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
}

/** `FORMAT.md` §3. */
export const link = (sha256: Sha256, previous: string, body: string): string => sha256(previous + body);

/**
 * The rows of one decision, ready to append after `head`. Throws when the events do not go on from `head`
 * or are not all the parts of one command: such rows could never be verified.
 */
export function seal(sha256: Sha256, head: LogHead, events: readonly EventEnvelope[]): readonly LogRow[] {
  let { seq, hash } = head;
  const id = events[0]?.command.id;
  return events.map((event, index) => {
    seq += 1;
    const { command } = event;
    if (event.seq !== seq) throw new Error(`event ${event.seq} does not follow event ${seq - 1}`);
    if (command.id !== id || command.part !== index + 1 || command.of !== events.length)
      throw new Error(`event ${seq} is not part ${index + 1} of ${events.length} of command ${id}`);
    const body = serialise(event);
    hash = link(sha256, hash, body);
    return { seq, body, hash };
  });
}

/** The first row that does not follow from `head`, or null: the whole segment is chained. */
export function firstBrokenLink(sha256: Sha256, head: LogHead, rows: Iterable<LogRow>): LogRow | null {
  let { seq, hash } = head;
  for (const row of rows) {
    seq += 1;
    hash = link(sha256, hash, row.body);
    if (row.seq !== seq || row.hash !== hash) return row;
  }
  return null;
}
