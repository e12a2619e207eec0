import {
  DuplicateCommand,
  type EventStore,
  NotTheHead,
  type StoredCheckpoint,
  StoreFailure,
} from '../../main/application/ports/event-store.ts';
import { EMPTY_LOG, type LogHead, type LogRow } from '../../main/domain/log/chain.ts';

/** The log in memory, for tests of the kernel and the door; held to the same contract as the real one. */
export class MemoryEventStore implements EventStore {
  readonly #rows: LogRow[] = [];
  readonly #byCommand = new Map<string, readonly LogRow[]>();
  readonly #checkpoints: StoredCheckpoint[] = [];
  #isClosed = false;

  head(): LogHead {
    this.#refuseWhenClosed();
    const last = this.#rows.at(-1);
    return last ? { seq: last.seq, hash: last.hash } : EMPTY_LOG;
  }

  append(rows: readonly LogRow[]): void {
    const { seq } = this.head();
    if (rows.length === 0) throw new Error('a decision without events');
    if (rows.some((row, index) => row.seq !== seq + 1 + index))
      throw new NotTheHead('rows do not go on from the head');
    const id = commandOf(rows);
    if (this.#byCommand.has(id)) throw new DuplicateCommand('the command is already recorded');
    this.#rows.push(...rows);
    this.#byCommand.set(id, [...rows]);
  }

  rowsOfCommand(id: string): readonly LogRow[] {
    this.#refuseWhenClosed();
    return this.#byCommand.get(id) ?? [];
  }

  read(afterSeq: number, limit: number): readonly LogRow[] {
    this.#refuseWhenClosed();
    return this.#rows.slice(afterSeq, afterSeq + limit);
  }

  addCheckpoint(size: number, note: string): void {
    const last = this.lastCheckpoint()?.size ?? 0;
    if (size <= last || size > this.head().seq)
      throw new Error('checkpoints are only appended, of recorded events');
    this.#checkpoints.push({ size, note });
  }

  lastCheckpoint(): StoredCheckpoint | null {
    return this.checkpoints(1)[0] ?? null;
  }

  checkpoints(limit: number, below = Number.MAX_SAFE_INTEGER): readonly StoredCheckpoint[] {
    this.#refuseWhenClosed();
    return this.#checkpoints
      .filter(({ size }) => size < below)
      .toReversed()
      .slice(0, limit);
  }

  close(): void {
    this.#isClosed = true;
  }

  #refuseWhenClosed(): void {
    if (this.#isClosed) throw new StoreFailure('closed', 'The log is closed.');
  }
}

const commandOf = (rows: readonly LogRow[]): string =>
  (JSON.parse(rows[0]?.body ?? '{}') as { command: { id: string } }).command.id;
