import type { EventStore } from '../application/ports/event-store.ts';
import { NotTheHead } from '../application/ports/event-store.ts';
import type { LogHead, LogRow } from '../domain/log/chain.ts';

/**
 * A store that commits many decisions at once, for building a long log in minutes: what is not committed yet would be
 * lost with the process. Its commands must be new ones; it looks none up.
 */
export class GroupedStore implements EventStore {
  readonly #store: EventStore;
  readonly #most: number;
  #head: LogHead;
  #waiting: LogRow[] = [];

  /** Commits when `most` events wait, and before anything is read. */
  constructor(store: EventStore, most: number) {
    this.#store = store;
    this.#most = most;
    this.#head = store.head();
  }

  head(): LogHead {
    return this.#head;
  }

  append(rows: readonly LogRow[]): void {
    const last = rows.at(-1);
    if (!last) throw new Error('a decision without events');
    if (rows[0]?.seq !== this.#head.seq + 1) throw new NotTheHead(`event ${rows[0]?.seq} does not go on`);
    this.#waiting.push(...rows);
    this.#head = { seq: last.seq, hash: last.hash };
    if (this.#waiting.length >= this.#most) this.commit();
  }

  commit(): void {
    if (this.#waiting.length === 0) return;
    this.#store.append(this.#waiting);
    this.#waiting = [];
  }

  rowsOfCommand(): readonly LogRow[] {
    return [];
  }

  read(afterSeq: number, limit: number): readonly LogRow[] {
    this.commit();
    return this.#store.read(afterSeq, limit);
  }

  addCheckpoint(size: number, note: string): void {
    this.commit();
    this.#store.addCheckpoint(size, note);
  }

  lastCheckpoint(): ReturnType<EventStore['lastCheckpoint']> {
    return this.#store.lastCheckpoint();
  }

  checkpoints(limit: number, below?: number): ReturnType<EventStore['checkpoints']> {
    return this.#store.checkpoints(limit, below);
  }

  close(): void {
    this.commit();
    this.#store.close();
  }
}
