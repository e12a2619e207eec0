import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../../main/adapters/sqlite/open-database.ts';
import { openEventStore, SqliteEventStore } from '../../../../main/adapters/sqlite/sqlite-event-store.ts';
import { CommitUnknown, StoreFailure } from '../../../../main/application/ports/event-store.ts';
import { eventStoreContract } from '../../../support/event-store-contract.ts';
import { decisionOf, temporaryFolder } from '../../../support/log-fixtures.ts';
import { MemoryEventStore } from '../../../support/memory-event-store.ts';

const open = (path = join(temporaryFolder(), 'log.sqlite')) => {
  const store = openEventStore(path);
  onTestFinished(() => store.close());
  return store;
};

eventStoreContract('SqliteEventStore', open);
eventStoreContract('MemoryEventStore', () => new MemoryEventStore());

describe('SqliteEventStore', () => {
  it('finds its head, rows and checkpoints again when it is opened again', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    const first = open(path);
    first.append(decisionOf(first.head(), 'opened', 2));
    first.addCheckpoint(2, 'note');
    const head = first.head();
    first.close();
    const second = open(path);
    expect(second.head()).toEqual(head);
    expect(second.rowsOfCommand('opened')).toHaveLength(2);
    expect(second.lastCheckpoint()).toEqual({ size: 2, note: 'note' });
  });

  it('refuses UPDATE, DELETE and every form of REPLACE by trigger [21 CFR 11.10(e)]', () => {
    const db = openDatabase(join(temporaryFolder(), 'log.sqlite'));
    onTestFinished(() => void db.close());
    const store = new SqliteEventStore(db);
    store.append(decisionOf(store.head(), 'opened', 2));
    store.addCheckpoint(1, 'note');
    const body = store.read(0, 1)[0]?.body;
    for (const sql of [
      "UPDATE events SET hash = 'x' WHERE seq = 1",
      'DELETE FROM events WHERE seq = 2',
      "INSERT OR REPLACE INTO events (seq, body, hash) VALUES (1, '{}', 'x')",
      `INSERT OR REPLACE INTO events (seq, body, hash) VALUES (3, '${body}', 'x')`,
      "INSERT INTO events (seq, body, hash) VALUES (9, '{}', 'x')",
      "INSERT INTO events (body, hash) VALUES ('{}', 'x')",
      "UPDATE checkpoints SET note = 'x'",
      'DELETE FROM checkpoints',
      "INSERT OR REPLACE INTO checkpoints VALUES (1, 'x')",
      "INSERT INTO checkpoints VALUES (9, 'x')",
    ])
      expect(() => db.exec(sql), sql).toThrow(/events are|checkpoints are/);
    expect(store.read(0, 10)).toHaveLength(2);
  });

  it('after a failed commit says that the outcome is unknown and works only after opening again', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    const db = openDatabase(path);
    const store = new SqliteEventStore(db);
    store.append(decisionOf(store.head(), 'opened'));
    // A deferred constraint is the one failure of COMMIT that can be had without a broken disk.
    db.exec('CREATE TEMP TABLE a (id INTEGER PRIMARY KEY)');
    db.exec('CREATE TEMP TABLE b (a INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED)');
    db.exec('CREATE TEMP TRIGGER t AFTER INSERT ON main.events BEGIN INSERT INTO b VALUES (1); END');
    const rows = decisionOf(store.head(), 'weighed');
    expect(() => store.append(rows)).toThrow(CommitUnknown);
    expect(() => store.head()).toThrow(/opened again/);
    expect(() => store.append(rows)).toThrow(StoreFailure);
    expect(() => store.rowsOfCommand('weighed')).toThrow(StoreFailure);
    store.close();
    const again = open(path);
    expect(again.rowsOfCommand('weighed')).toEqual([]);
    again.append(rows);
    expect(again.head().seq).toBe(2);
  });

  it('tells a damaged file from a healthy one with one sentence', () => {
    const folder = temporaryFolder();
    const store = open(join(folder, 'log.sqlite'));
    for (let n = 0; n < 60; n += 1) store.append(decisionOf(store.head(), `c-${n}`, 5));
    store.close();
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(join(folder, 'log.sqlite'), copy);
    const raw = new Database(copy);
    const page = Number(
      raw.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'events'").pluck().get(),
    );
    raw.close();
    overwrite(copy, (page - 1) * 4096, Buffer.alloc(4096, 0xff));
    expect(() => open(copy).read(0, 10)).toThrow(/damaged: run verify/);
  });
});

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}
