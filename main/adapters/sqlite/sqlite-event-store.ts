import type { Database, Statement } from 'better-sqlite3';
import {
  DuplicateCommand,
  type EventStore,
  NotTheHead,
  type StoredCheckpoint,
  StoreFailure,
} from '../../application/ports/event-store.ts';
import { EMPTY_LOG, type LogHead, type LogRow } from '../../domain/log/chain.ts';
import { openDatabase } from './open-database.ts';
import { commitFailure, sqliteCode, storeFailure } from './sqlite-errors.ts';

/**
 * The log in one SQLite file. Statements are prepared once, BEGIN and COMMIT included: preparing them per call
 * halves the rate. One decision costs one transaction and one sync.
 */
export class SqliteEventStore implements EventStore {
  readonly #db: Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #insert: Statement<[number, string, string]>;
  readonly #insertCheckpoint: Statement<[number, string]>;
  readonly #hasCommand: Statement<[string], number>;
  readonly #ofCommand: Statement<[string], LogRow>;
  readonly #page: Statement<[number, number], LogRow>;
  readonly #notes: Statement<[number, number], StoredCheckpoint>;
  #head: LogHead;
  #failure: StoreFailure | null = null;

  constructor(db: Database) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#insert = db.prepare('INSERT INTO events (seq, body, hash) VALUES (?, ?, ?)');
    this.#insertCheckpoint = db.prepare('INSERT INTO checkpoints (size, note) VALUES (?, ?)');
    this.#hasCommand = db.prepare<[string], number>('SELECT 1 FROM events WHERE command = ? LIMIT 1').pluck();
    this.#ofCommand = db.prepare('SELECT seq, body, hash FROM events WHERE command = ? ORDER BY part');
    this.#page = db.prepare('SELECT seq, body, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?');
    this.#notes = db.prepare('SELECT size, note FROM checkpoints WHERE size < ? ORDER BY size DESC LIMIT ?');
    const last = db.prepare<[], LogHead>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get();
    this.#head = last ?? EMPTY_LOG;
  }

  head(): LogHead {
    this.#refuseAfterFailure();
    return this.#head;
  }

  append(rows: readonly LogRow[]): void {
    this.#refuseAfterFailure();
    const last = rows.at(-1);
    if (!last) throw new Error('a decision without events');
    const broken = rows.findIndex((row, index) => row.seq !== this.#head.seq + 1 + index);
    if (broken >= 0)
      throw new NotTheHead(`event ${rows[broken]?.seq} does not go on from event ${this.#head.seq}`);
    this.#write(() => {
      for (const { seq, body, hash } of rows) this.#insert.run(seq, body, hash);
    });
    this.#head = { seq: last.seq, hash: last.hash };
  }

  rowsOfCommand(id: string): readonly LogRow[] {
    // Nearly every command is a new one: to learn that from the index alone costs half.
    return this.#readRows(() => (this.#hasCommand.get(id) === undefined ? [] : this.#ofCommand.all(id)));
  }

  read(afterSeq: number, limit: number): readonly LogRow[] {
    return this.#readRows(() => this.#page.all(afterSeq, limit));
  }

  addCheckpoint(size: number, note: string): void {
    this.#refuseAfterFailure();
    this.#write(() => this.#insertCheckpoint.run(size, note));
  }

  lastCheckpoint(): StoredCheckpoint | null {
    return this.checkpoints(1)[0] ?? null;
  }

  checkpoints(limit: number, below = Number.MAX_SAFE_INTEGER): readonly StoredCheckpoint[] {
    return this.#readRows(() => this.#notes.all(below, limit));
  }

  close(): void {
    this.#failure ??= new StoreFailure('closed', 'The log is closed.');
    this.#db.close();
  }

  #write(insert: () => void): void {
    try {
      this.#begin.run();
      insert();
    } catch (error) {
      const code = sqliteCode(error);
      if (!code?.startsWith('SQLITE_CONSTRAINT')) throw this.#fail(storeFailure(error));
      this.#db.exec('ROLLBACK');
      throw code === 'SQLITE_CONSTRAINT_UNIQUE'
        ? new DuplicateCommand('the command is already recorded')
        : error;
    }
    try {
      this.#commit.run();
    } catch (error) {
      throw this.#fail(commitFailure(error));
    }
  }

  #readRows<Row>(read: () => Row[]): readonly Row[] {
    this.#refuseAfterFailure();
    try {
      return read();
    } catch (error) {
      throw storeFailure(error);
    }
  }

  /** After a failed write nothing in memory may be trusted to match the disk. */
  #fail(error: unknown): unknown {
    this.#failure = error instanceof StoreFailure ? error : new StoreFailure('io-error', String(error));
    return error;
  }

  #refuseAfterFailure(): void {
    const failure = this.#failure;
    if (failure)
      throw new StoreFailure('closed', `The log must be opened again: ${failure.message}`, {
        cause: failure,
      });
  }
}

/** Opens (or creates) the log at `path` for its one writer. Throws `StoreFailure` as `openDatabase` does. */
export function openEventStore(path: string): SqliteEventStore {
  const db = openDatabase(path);
  try {
    return new SqliteEventStore(db);
  } catch (error) {
    db.close();
    throw storeFailure(error);
  }
}
