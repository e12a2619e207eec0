import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreFailure } from '../../application/ports/event-store.ts';
import { sqliteCode, storeFailure } from './sqlite-errors.ts';

/** Held as long as this process may write the log. */
export interface InstanceLock {
  release(): void;
}

/** POSIX locks belong to the process, so a second lock in the same process is caught here. */
const held = new Set<string>();

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
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 0 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    // In exclusive mode the lock taken by this write stays until the connection closes.
    db.pragma(`user_version = ${process.pid}`);
  } catch (error) {
    db?.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY'))
      throw new StoreFailure('locked', refusal(logPath, path));
    throw storeFailure(error);
  }
  held.add(path);
  const lock = db;
  return {
    release() {
      lock.close();
      held.delete(path);
    },
  };
}

function refusal(logPath: string, path: string): string {
  const pid =
    statSync(path).size > USER_VERSION_OFFSET ? readFileSync(path).readUInt32BE(USER_VERSION_OFFSET) : 0;
  return `${logPath} is in use by another instance${pid ? ` (process ${pid})` : ''}: close it first.`;
}
