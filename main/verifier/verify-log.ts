import { Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { checkAttachments } from './check-attachments.ts';
import { checkCheckpoints } from './check-checkpoints.ts';
import { checkEvents } from './check-events.ts';
import { checkPins, readPins } from './check-pins.ts';
import { canRead, checkSchema } from './check-schema.ts';
import { keysOf, locate, read, siblingPins } from './inputs.ts';
import { codeOf, type LogFile, openLogFile, orNull } from './log-file.ts';
import { type PublicKey, readNote } from './note.ts';
import { readOwnEvents } from './own-events.ts';
import { FailureList, type LogReport, MOST_FAILURES } from './report.ts';
import { type HashFindings, type HashQuestion, walkHashes } from './walk-hashes.ts';

export interface VerifyOptions {
  /** A pin file or a single note; by default that of the data folder's sibling `<data>-pins`, when there is one. */
  readonly pin?: string;
  /** Public keys to trust, one file: verifier keys (one a line) or one PEM. */
  readonly key?: string;
  /** Declared gaps are then named but do not fail the log. */
  readonly acceptDeclared?: boolean;
}

/** Below this many events a second thread costs more than it saves. */
const THREAD_FROM = 20_000;

/**
 * Judges a log by its file alone: `path` is a log file or a data folder. Shares no code with the station that wrote it.
 * Nothing is written. Throws `CannotVerify` when there is nothing to judge.
 */
export async function verifyLog(path: string, options: VerifyOptions = {}): Promise<LogReport> {
  const logPath = locate(path);
  const pinPath = options.pin ?? siblingPins(logPath);
  const pinText = pinPath === null ? null : read(pinPath, 'pin file');
  const given = options.key === undefined ? [] : keysOf(options.key);
  const failures = new FailureList();
  let file: LogFile;
  try {
    file = openLogFile(logPath);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    failures.add('unreadable', null, `the file cannot be read as a database: ${error.message}`);
    return report(logPath, failures, options);
  }
  try {
    return await judge({ file, logPath, pinText, given, failures, options });
  } finally {
    file.close();
  }
}

interface Case {
  readonly file: LogFile;
  readonly logPath: string;
  readonly pinText: string | null;
  readonly given: readonly PublicKey[];
  readonly failures: FailureList;
  readonly options: VerifyOptions;
}

async function judge({ file, logPath, pinText, given, failures, options }: Case): Promise<LogReport> {
  const { db } = file;
  checkSchema(db, failures);
  if (!canRead(db, 'seq, body, hash', 'events')) return report(logPath, failures, options);
  const { stored, last } = readExtent(db, failures);
  const sizes = stored.map(({ size }) => size);
  const walk = startHashes({ path: file.path, last, sizes });
  const events = checkEvents(db, last, failures);
  const notes = stored.map(({ size, raw }) => ({ size, raw, note: readNote(raw) }));
  const pinFile = pinText === null ? null : readPins(pinText);
  const hashes = await walk;
  for (const { class: failureClass, seq, message } of hashes.failures)
    failures.add(failureClass, seq, message);
  for (const { seq, to, text } of events.torn) failures.addRange('torn-command', seq, to, text);

  const attachments = checkAttachments(logPath, events, failures);
  const own = readOwnEvents(events);
  const origin = own.node === null ? null : `interlock/${own.node}`;
  const signed = checkCheckpoints(
    { stored: notes, last, origin, periods: own.periods, given, hashes },
    failures,
  );
  const hashOf = db.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
  const hashAt = (seq: number) => hashes.at.get(seq)?.head ?? orNull(() => hashOf.get(seq));
  const pins =
    pinFile === null ? null : checkPins({ ...pinFile, origin, last, gaps: own.gaps, hashAt }, failures);
  // The first pin may have been cut off while it was written; a file that was named must hold some.
  if (pins?.pins === 0 && options.pin !== undefined)
    failures.add('bad-checkpoint', null, 'the pin file holds no pin of this log');
  return report(logPath, failures, options, {
    events: events.events,
    head: hashes.head,
    node: own.node,
    kind: own.kind,
    plant: own.plant,
    attachments: attachments.named,
    checkpoints: stored.length,
    signedTo: signed.signedTo,
    pins: pins?.pins ?? 0,
    pinnedTo: pins?.pinnedTo ?? 0,
    declaredGaps: own.gaps,
    fingerprint: own.periods.at(-1)?.key.fingerprint ?? null,
    trusted: signed.trusted,
    warnings: [
      ...(stored.length === 0 ? ['no checkpoint: nothing in this log is signed'] : []),
      ...(stored.length > 0 && given.length === 0
        ? ['untrusted: no --key was given, so the log vouches for itself']
        : []),
      ...(pins === null || pins.pins === 0 ? ['no pins: a cut tail or an older copy cannot be seen'] : []),
      ...(attachments.unchecked
        ? [
            `${attachments.named} attachments were not looked for: the log stands alone, without its data folder`,
          ]
        : []),
      ...(pins?.unread ? [`${pins.unread} unfinished pins were passed over`] : []),
    ],
  });
}

type Stored = { readonly size: number; readonly raw: unknown };

/** Checkpoints and end of the log as of one moment: a running station goes on writing. */
function readExtent(db: Database, failures: FailureList): { stored: readonly Stored[]; last: number } {
  try {
    const hasNotes = canRead(db, 'size, note', 'checkpoints');
    const notes = hasNotes
      ? 'SELECT size, note AS raw FROM checkpoints ORDER BY size'
      : 'SELECT 0 WHERE false';
    return db.transaction(() => ({
      stored: db.prepare<[], Stored>(notes).all(),
      last: Number(db.prepare('SELECT max(seq) FROM events').pluck().get() ?? 0),
    }))();
  } catch (error) {
    if (codeOf(error) === null) throw error;
    failures.add('unreadable', null, `the checkpoints cannot be read: ${String(error)}`);
    return { stored: [], last: Number.MAX_SAFE_INTEGER };
  }
}

function startHashes(question: HashQuestion): Promise<HashFindings> {
  if (question.last < THREAD_FROM) return Promise.resolve(walkHashes(question));
  return new Promise((resolveWalk, reject) => {
    const worker = new Worker(new URL('./hashes.worker.ts', import.meta.url), { workerData: question });
    worker.once('message', resolveWalk);
    worker.once('error', reject);
  });
}

type Found = Omit<LogReport, 'ok' | 'path' | 'failures' | 'furtherFailures'>;

const NOTHING: Found = {
  events: 0,
  head: null,
  node: null,
  kind: null,
  plant: null,
  attachments: 0,
  checkpoints: 0,
  signedTo: 0,
  pins: 0,
  pinnedTo: 0,
  declaredGaps: [],
  fingerprint: null,
  trusted: false,
  warnings: [],
};

function report(path: string, list: FailureList, options: VerifyOptions, found: Found = NOTHING): LogReport {
  const failures = list.sorted();
  const ok = failures.length === 0 && (found.declaredGaps.length === 0 || options.acceptDeclared === true);
  const furtherFailures = Math.max(0, failures.length - MOST_FAILURES);
  return { ok, path, ...found, failures: failures.slice(0, MOST_FAILURES), furtherFailures };
}
