/**
 * Works on a log until it has taken its decisions or is ended, and acknowledges each as the door does: after `append`.
 *
 * The contract of every child of these tests:
 *   arguments  the root folder (the data folder is `data` in it) and the number of decisions, 0 for no end
 *   CRASH_ACKS          file to which `seq hash` of the last event of each acknowledged decision is appended, a line each
 *   CRASH_SYNCHRONOUS   `NORMAL` weakens the log on purpose, to see that the harness notices
 *   CRASH_AUTOCHECKPOINT  pages of the write-ahead log between two checkpoints of SQLite
 *   CRASH_ON_FAILURE    `die` ends at the first failed write; otherwise the log is opened again
 * The last line on stdout is JSON: how many writes failed, how many commits were unknown, and of these how many recorded.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CheckpointKeeper } from '../../main/adapters/pins/checkpoint-keeper.ts';
import { createKey, KEY_FILE, loadSigner } from '../../main/adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../../main/adapters/pins/pin-file.ts';
import { createDataFolder, foldersOf, readFolderMark } from '../../main/adapters/sqlite/data-folder.ts';
import { lockInstance } from '../../main/adapters/sqlite/instance-lock.ts';
import { openDatabase } from '../../main/adapters/sqlite/open-database.ts';
import { sha256, treeHasher } from '../../main/adapters/sqlite/sha256.ts';
import { openSnapshotFolder } from '../../main/adapters/sqlite/snapshot-folder.ts';
import { SqliteEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { CommitUnknown, StoreFailure } from '../../main/application/ports/event-store.ts';
import { type LogRow, seal } from '../../main/domain/log/chain.ts';
import type { EventEnvelope } from '../../main/domain/log/entry.ts';

const [root = '', decisions = '0'] = process.argv.slice(2);
const count = Number(decisions) || Number.POSITIVE_INFINITY;
const acks = openSync(process.env['CRASH_ACKS'] ?? '', 'a');
/** A disk that stays broken ends the child. */
const MOST_ATTEMPTS = 5;
const tally = { failed: 0, unknown: 0, foundRecorded: 0 };
const boot = randomUUID();
const folders = foldersOf(join(root, 'data'));

let node = readFolderMark(folders.data)?.node;
if (node === undefined) {
  node = '0190c5a3-0000-7000-8000-0000000000aa';
  const key = join(folders.keys, KEY_FILE);
  if (!existsSync(key)) createKey(key);
  createDataFolder(folders, {
    format: 1,
    kind: 'demo',
    plant: 'Crash',
    node,
    created: new Date().toISOString(),
  });
}
const nodeId = node;
const signer = loadSigner(join(folders.keys, KEY_FILE), nodeId);
lockInstance(folders.log);

function open() {
  const db = openDatabase(folders.log);
  if (process.env['CRASH_SYNCHRONOUS']) db.pragma(`synchronous = ${process.env['CRASH_SYNCHRONOUS']}`);
  const pages = process.env['CRASH_AUTOCHECKPOINT'];
  if (pages) db.pragma(`wal_autocheckpoint = ${pages}`);
  const store = new SqliteEventStore(db);
  const pins = openPinFile(folders.pins);
  const snapshots = openSnapshotFolder(folders.snapshots);
  const keeper = new CheckpointKeeper({
    store,
    signer,
    pins,
    snapshots,
    hasher: treeHasher,
    sha256,
    node: nodeId,
    boot,
    version: 'test',
  });
  return { store, keeper };
}

function rowsOf(id: string, parts: number): readonly LogRow[] {
  const head = log.store.head();
  const isFirst = head.seq === 0;
  const events = Array.from(
    { length: isFirst ? 1 : parts },
    (_, index): EventEnvelope => ({
      seq: head.seq + 1 + index,
      id: randomUUID(),
      at: new Date().toISOString(),
      offset: '+00:00',
      clock: { mono: Math.floor(performance.now()), boot, drift: null },
      type: isFirst ? 'LogOpened' : 'WeighingRecorded',
      version: 1,
      stream: isFirst ? 'log' : 'batch/B-1',
      station: null,
      person: null,
      session: null,
      command: { id, part: index + 1, of: isFirst ? 1 : parts },
      context: null,
      data: isFirst
        ? { format: 1, node: nodeId, kind: 'demo', plant: 'Crash', key: signer.verifierKey }
        : { raw: 'S S      26.54 kg'.repeat(1 + (head.seq % 9)) },
    }),
  );
  return seal(sha256, head, events);
}

/** Opens the log again, as soon as the disk lets it. */
function reopened() {
  if (process.env['CRASH_ON_FAILURE'] === 'die') end(3);
  log.store.close();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      if (attempt === MOST_ATTEMPTS) end(3);
    }
  }
}

/** The outcome of a decision is what the log says after opening again, whatever the failed call said. */
function decide(id: string, parts: number): void {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const known = log.store.rowsOfCommand(id).at(-1);
    if (known) {
      tally.foundRecorded += 1;
      acknowledge(known);
      return;
    }
    const rows = rowsOf(id, parts);
    try {
      log.store.append(rows);
      acknowledge(rows.at(-1));
      return;
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      tally.failed += 1;
      if (error instanceof CommitUnknown) tally.unknown += 1;
      log = reopened();
    }
  }
  end(3);
}

function acknowledge(row: LogRow | undefined): void {
  writeSync(acks, `${row?.seq} ${row?.hash}\n`);
}

function checkpoint(state: string | undefined): void {
  try {
    log.keeper.take(new Date().toISOString(), state === undefined ? state : { kind: 'whole', text: state });
  } catch (error) {
    if (!(error instanceof StoreFailure) && !isFileError(error)) throw error;
    tally.failed += 1;
    log = reopened();
  }
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

function end(code: number): never {
  console.log(JSON.stringify(tally));
  process.exit(code);
}

let log = open();
for (let n = 0; n < count; n += 1) {
  decide(`${boot}-${n}`, 1 + (n % 3));
  if (n % 7 === 6) checkpoint(n % 21 === 20 ? `state after ${n}` : undefined);
}
checkpoint('last state');
log.store.close();
end(0);
