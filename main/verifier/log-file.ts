import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A log opened for reading alone. Nothing is ever written to the file that is judged. */
export interface LogFile {
  readonly db: Database.Database;
  /** The file that was opened: the log itself, or a copy where its place cannot hold SQLite's side files. */
  readonly path: string;
  close(): void;
}

export function openLogFile(path: string): LogFile {
  try {
    return open(path, () => {});
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_CANTOPEN' && codeOf(error) !== 'SQLITE_READONLY') throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), 'interlock-verify-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'log.sqlite');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    return open(copy, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

function open(path: string, afterwards: () => void): LogFile {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    db,
    path,
    close() {
      db.close();
      afterwards();
    },
  };
}

/** SQLite's code of an error, or null when the error is not about the file. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('SQLITE_')
    ? error.code
    : null;

/** What `read` finds, or null where the file cannot be read; the walk over the events names that place. */
export function orNull<Value>(read: () => Value | undefined): Value | null {
  try {
    return read() ?? null;
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return null;
  }
}
