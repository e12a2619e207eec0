import { readFileSync, statSync, truncateSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreFailure } from '../../application/ports/event-store.ts';
import { sqliteCode, storeFailure } from './sqlite-errors.ts';

/** Held as long as this process may write the log. */
export interface InstanceLock {
  release(): void;
}

/**
 * POSIX locks belong to the process, so a second lock in the same process is caught here. The connections are kept as
 * well: one that nobody refers to is closed by the garbage collection, and its lock with it.
 */
const held = new Map<string, Database.Database>();

/** Where SQLite keeps `user_version` in the file: it carries the holder's process id for the refusal's sentence. */
const USER_VERSION_OFFSET = 60;

/**
 * Takes the exclusive lock of a log, the file `<log>.lock` beside it. The operating system holds the lock and drops it
 * when the process ends in any way, so a stale lock of a dead process is simply free. Throws `StoreFailure` (`locked`)
 * when another instance holds it.
 */
export function lockInstance(logPath: string): InstanceLock {
  const path = `${logPath}.lock`;
  if (held.has(path)) throw new StoreFailure('locked', `${logPath} is already open in this process.`);
  let lock: Database.Database;
  try {
    lock = takeOrRenew(path);
  } catch (error) {
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY'))
      throw new StoreFailure('locked', refusal(logPath, path));
    throw storeFailure(error);
  }
  held.set(path, lock);
  return {
    release() {
      lock.close();
      held.delete(path);
    },
  };
}

/** Nothing in the file is worth anything, and it is not synced: a power cut may leave half of it. */
function takeOrRenew(path: string): Database.Database {
  try {
    return take(path);
  } catch (error) {
    if (!TORN.test(sqliteCode(error) ?? '')) throw error;
    truncateSync(path, 0);
    return take(path);
  }
}

const TORN = /^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ)/;

function take(path: string): Database.Database {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    // In exclusive mode the lock taken by this write stays until the connection closes.
    db.pragma(`user_version = ${process.pid}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function refusal(logPath: string, path: string): string {
  const pid =
    statSync(path).size > USER_VERSION_OFFSET ? readFileSync(path).readUInt32BE(USER_VERSION_OFFSET) : 0;
  return `${logPath} is in use by another instance${pid ? ` (process ${pid})` : ''}: close it first.`;
}
