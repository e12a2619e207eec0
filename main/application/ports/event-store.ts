import type { LogHead, LogRow } from '../../domain/log/chain.ts';

/**
 * The log as the station writes it: one writer, synchronous, durable when `append` returns.
 * Every call throws `StoreFailure` when the storage fails; after a failure in a write the store refuses everything
 * until it is opened again, because only reading back tells what is on the disk.
 */
export interface EventStore {
  head(): LogHead;
  /**
   * Appends the rows of one decision in one transaction. Throws `NotTheHead` when they do not go on from `head()`,
   * `DuplicateCommand` when their command is already recorded, `CommitUnknown` when the commit failed:
   * then the decision may or may not be recorded, and is answered by `rowsOfCommand` after opening again.
   */
  append(rows: readonly LogRow[]): void;
  /** The recorded parts of a command, in order; empty when it is not recorded. */
  rowsOfCommand(id: string): readonly LogRow[];
  /** At most `limit` rows after `afterSeq`, in order. */
  read(afterSeq: number, limit: number): readonly LogRow[];
  /** Records the signed note of the first `size` events; sizes only grow. */
  addCheckpoint(size: number, note: string): void;
  lastCheckpoint(): StoredCheckpoint | null;
  /** The newest checkpoints first, at most `limit`, below `size` when given. */
  checkpoints(limit: number, below?: number): readonly StoredCheckpoint[];
  close(): void;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
}

export type StoreFailureKind =
  | 'disk-full'
  | 'read-only'
  | 'locked'
  | 'corrupt'
  | 'io-error'
  | 'cannot-open'
  | 'wrong-file'
  | 'from-the-future'
  | 'unsafe-settings'
  | 'closed';

/** The storage failed; nothing of the call was recorded. The message is one sentence for people. */
export class StoreFailure extends Error {
  override readonly name: string = 'StoreFailure';
  readonly kind: StoreFailureKind;

  constructor(kind: StoreFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The commit failed: recorded or not is unknown until the store is opened again. */
export class CommitUnknown extends StoreFailure {
  override readonly name = 'CommitUnknown';
}

/** The rows do not go on from the head: another decision came first, or the caller's head is old. */
export class NotTheHead extends Error {
  override readonly name = 'NotTheHead';
}

/** The command id is already in the log; its first answer stands. */
export class DuplicateCommand extends Error {
  override readonly name = 'DuplicateCommand';
}

/** All rows after `afterSeq`, read in pages so that no long read keeps the write-ahead log from being reused. */
export function* readAll(
  store: Pick<EventStore, 'read'>,
  afterSeq = 0,
  page = 2000,
): Generator<LogRow, void> {
  let after = afterSeq;
  for (;;) {
    const rows = store.read(after, page);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    if (last.seq <= after)
      throw new StoreFailure('corrupt', 'The log file is damaged: its rows are not in order.');
    after = last.seq;
  }
}
