import { openDatabase } from '../adapters/sqlite/open-database.ts';

/** The least that durability can cost here: one row into one table, with the log's own settings. */
export interface BareTable {
  /** Inserts one row durably and returns how long it took, ms. */
  insert(): number;
  close(): void;
}

const HASH = 'f'.repeat(64);

/** `bytes` is the length of the text of each row. */
export function openBareTable(path: string, bytes: number): BareTable {
  const db = openDatabase(path);
  db.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL) STRICT');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const insertRow = db.prepare('INSERT INTO bare (seq, body, hash) VALUES (?, ?, ?)');
  const body = 'x'.repeat(bytes);
  let seq = 0;
  return {
    insert() {
      seq += 1;
      const began = performance.now();
      begin.run();
      insertRow.run(seq, body, HASH);
      commit.run();
      return performance.now() - began;
    },
    close: () => db.close(),
  };
}
