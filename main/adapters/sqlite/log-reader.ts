import Database from 'better-sqlite3';
import type { LogRow } from '../../domain/log/chain.ts';
import { storeFailure } from './sqlite-errors.ts';

/** A log opened for reading alone, beside the station that writes it. */
export interface LogReader {
  /** At most `limit` rows after `afterSeq`, in order. */
  read(afterSeq: number, limit: number): readonly LogRow[];
  close(): void;
}

/** Throws `StoreFailure` when there is no log at `path` that can be read. */
export function openLogReader(path: string): LogReader {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
    const page = db.prepare<[number, number], LogRow>(
      'SELECT seq, body, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?',
    );
    return { read: (after, limit) => page.all(after, limit), close: () => void db.close() };
  } catch (error) {
    throw storeFailure(error);
  }
}
