import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreFailure } from '../../application/ports/event-store.ts';
import { syncFolder } from './durable-file.ts';
import { migrate } from './migrations/index.ts';
import { storeFailure } from './sqlite-errors.ts';

/** Older versions can lose data when two connections write and checkpoint at once (sqlite.org/wal.html, "WAL-reset bug"). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Set on every open and read back, because WAL mode silently lowers `synchronous` again. */
const SETTINGS = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['wal_autocheckpoint', '1000', 1000],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  // A REPLACE is then a delete, which the append-only triggers refuse.
  ['recursive_triggers', 'ON', 1],
] as const;

/**
 * Opens the log for its one writer, creating and migrating it as needed. Throws `StoreFailure` with one sentence
 * when the file, its schema, the SQLite version or any setting is not what durability needs.
 */
export function openDatabase(path: string): Database.Database {
  const isNew = !existsSync(path);
  if (!existsSync(dirname(path)))
    throw new StoreFailure('cannot-open', `There is no folder ${dirname(path)}.`);
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 2000 });
    requireVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    for (const [name, value, expected] of SETTINGS) {
      db.pragma(`${name} = ${value}`);
      requireSetting(name, db.pragma(name, { simple: true }), expected);
    }
    migrate(db);
    // What an earlier run could not sync now stands in the database file, freshly written, before anyone relies on it.
    db.pragma('wal_checkpoint(PASSIVE)');
    if (isNew) syncFolder(dirname(path));
    return db;
  } catch (error) {
    db?.close();
    throw storeFailure(error);
  }
}

export function requireVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest)
      throw new StoreFailure(
        'unsafe-settings',
        `SQLite ${version} can lose data; ${OLDEST_SQLITE.join('.')} or newer is needed.`,
      );
  }
}

export function requireSetting(name: string, found: unknown, expected: string | number): void {
  if (found === expected) return;
  throw new StoreFailure(
    'unsafe-settings',
    `The log is not safe here: ${name} is ${String(found)} and must be ${expected}.`,
  );
}
