import { CommitUnknown, StoreFailure, type StoreFailureKind } from '../../application/ports/event-store.ts';

/** What SQLite's result codes mean for a station, by their primary code. */
const KINDS: readonly (readonly [code: string, kind: StoreFailureKind, sentence: string])[] = [
  ['SQLITE_FULL', 'disk-full', 'The disk of the log is full: free some space, then start again.'],
  ['SQLITE_READONLY', 'read-only', 'The log cannot be written: its folder or file is read-only.'],
  ['SQLITE_PERM', 'read-only', 'The log cannot be written: permission denied.'],
  ['SQLITE_BUSY', 'locked', 'The log is locked by another program.'],
  ['SQLITE_LOCKED', 'locked', 'The log is locked by another program.'],
  ['SQLITE_CORRUPT', 'corrupt', 'The log file is damaged: run verify on it and restore a backup.'],
  ['SQLITE_NOTADB', 'corrupt', 'The log file is not a database: run verify on it and restore a backup.'],
  [
    'SQLITE_CANTOPEN',
    'cannot-open',
    'The log file cannot be opened: its folder is missing or not accessible.',
  ],
  ['SQLITE_IOERR', 'io-error', 'The disk of the log reported an error.'],
];

/** SQLite's own code of an error (`SQLITE_IOERR_FSYNC`), or null when the error is not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

/** One clear failure for an error of SQLite; any other error is returned as it is. */
export function storeFailure(error: unknown): unknown {
  const found = classify(error);
  return found ? new StoreFailure(found.kind, found.message, { cause: error }) : error;
}

/** The failure of a COMMIT, whatever SQLite said: recorded or not is unknown. */
export function commitFailure(error: unknown): CommitUnknown {
  const found = classify(error) ?? { kind: 'io-error' as const, message: String(error) };
  return new CommitUnknown(found.kind, `${found.message} The last decision may or may not be recorded.`, {
    cause: error,
  });
}

function classify(error: unknown): { readonly kind: StoreFailureKind; readonly message: string } | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  const row = KINDS.find(([primary]) => code === primary || code.startsWith(`${primary}_`));
  const [, kind, sentence] = row ?? [code, 'io-error' as const, 'The database of the log failed.'];
  return { kind, message: `${sentence} (${code})` };
}
