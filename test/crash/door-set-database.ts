import type { Database } from 'better-sqlite3';
import { openDatabase as open } from '../../main/adapters/sqlite/open-database.ts';

/** Stands in for `open-database.ts` where `door-other-database.ts` is loaded. */
export function openDatabase(path: string): Database {
  const db = open(path);
  const { CRASH_SYNCHRONOUS: synchronous, CRASH_AUTOCHECKPOINT: pages } = process.env;
  if (synchronous) db.pragma(`synchronous = ${synchronous}`);
  if (pages) db.pragma(`wal_autocheckpoint = ${pages}`);
  return db;
}
