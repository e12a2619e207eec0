import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { seal } from '../../domain/log/chain.ts';
import { type EventEnvelope, parseEntry } from '../../domain/log/entry.ts';
import { isOfAFile } from '../../domain/log/failure-class.ts';
import {
  CLOCK_TOLERANCE_MS,
  type ClockSetBack,
  LOG_STREAM,
  type LogRestored,
} from '../../domain/log/log-events.ts';
import { copyFile } from './backup.ts';
import { type BackupManifest, MANIFEST_FILE, readManifest, sha256OfFile } from './backup-manifest.ts';
import { type DataFolders, FolderUnusable } from './data-folder.ts';
import { syncFolder, UNFINISHED } from './durable-file.ts';
import { sha256 } from './sha256.ts';
import { openEventStore } from './sqlite-event-store.ts';

export interface RestoreRequest {
  /** A backup folder. */
  readonly from: string;
  /** The new data folder; it must be empty or not there. */
  readonly folders: DataFolders;
  /** Judges the copied log against the pins that are known, handed in as for a backup. */
  readonly verify: (logPath: string) => Promise<{
    readonly ok: boolean;
    readonly failures: readonly { readonly class: string; readonly message: string }[];
  }>;
  /** Stamps the events that record the restore. */
  readonly stamp: () => Pick<EventEnvelope, 'at' | 'offset' | 'clock'> & {
    readonly commandId: string;
    readonly ids: readonly [string, string];
  };
}

/** The backup cannot be restored; one sentence says why. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

/**
 * Puts a backup into a new data folder. Refuses one that is not whole, does not verify, or is older than the newest
 * pin: going back behind a pin loses recorded work, which only people can sign for. The restore itself is the next
 * event of the log. Nothing stands at the new place until all of it does.
 */
export async function restore({ from, folders, verify, stamp }: RestoreRequest): Promise<BackupManifest> {
  const manifest = readManifest(from);
  if (!manifest) throw new RestoreRefused(`${from} is not a backup: it has no readable ${MANIFEST_FILE}.`);
  if (existsSync(folders.data) && readdirSync(folders.data).length > 0)
    throw new FolderUnusable(`${folders.data} is not empty: a backup is restored into an empty place.`);
  const unfinished = `${folders.data}${UNFINISHED}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    for (const file of manifest.files) await copyProven(from, unfinished, file);
    const log = join(unfinished, 'log.sqlite');
    const verdict = await verify(log);
    // What was lost before the backup is not there to be restored; what the backup had, its manifest proves.
    const broken = verdict.failures.filter((each) => !isOfAFile(each));
    if (!verdict.ok && (broken.length > 0 || verdict.failures.length === 0))
      throw new RestoreRefused(refusal(broken));
    record(log, manifest, stamp());
    rmSync(folders.data, { recursive: true, force: true });
    mkdirSync(dirname(folders.data), { recursive: true });
    renameSync(unfinished, folders.data);
    syncFolder(dirname(folders.data));
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function copyProven(from: string, to: string, file: BackupManifest['files'][number]): Promise<void> {
  const source = join(from, file.path);
  if (normalize(file.path) !== file.path || file.path.startsWith('..') || source === from)
    throw new RestoreRefused(`The manifest names a file outside the backup: ${file.path}.`);
  if (!existsSync(source)) throw new RestoreRefused(`The backup is not whole: ${file.path} is missing.`);
  const target = join(to, file.path);
  copyFile(source, target);
  if (statSync(target).size !== file.bytes || (await sha256OfFile(target)) !== file.sha256)
    throw new RestoreRefused(`The backup is damaged: ${file.path} is not what its manifest says.`);
  const handle = openSync(target, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

function refusal(failures: readonly { readonly class: string; readonly message: string }[]): string {
  const behind = failures.find((failure) => failure.class === 'behind-pin' || failure.class === 'fork');
  if (behind) return `The backup is older than the last known checkpoint: ${behind.message}.`;
  return `The backup does not verify: ${failures[0]?.message ?? 'see verify'}.`;
}

/** The restore is the next decision of the log. A clock that stands behind the copied events is said first. */
function record(
  log: string,
  { files, head }: BackupManifest,
  stamp: ReturnType<RestoreRequest['stamp']>,
): void {
  const store = openEventStore(log);
  try {
    const last = store.read(store.head().seq - 1, 1)[0];
    const from = last ? parseEntry(last.body).at : stamp.at;
    const backup = files.find((file) => file.path === 'log.sqlite')?.sha256 ?? '';
    const restored = { type: 'LogRestored', data: { backup, head } satisfies LogRestored } as const;
    const reason = 'The backup was restored by a computer whose clock stands behind it.';
    const setBack = { type: 'ClockSetBack', data: { from, reason } satisfies ClockSetBack } as const;
    const isBehind = Date.parse(from) - Date.parse(stamp.at) > CLOCK_TOLERANCE_MS;
    const parts = isBehind ? [setBack, restored] : [restored];
    const { commandId, ids, ...moment } = stamp;
    const events = parts.map(
      ({ type, data }, index): EventEnvelope => ({
        ...moment,
        id: ids[index] ?? '',
        seq: store.head().seq + 1 + index,
        type,
        version: 1,
        stream: LOG_STREAM,
        station: null,
        person: null,
        session: null,
        command: { id: commandId, part: index + 1, of: parts.length },
        context: null,
        data,
      }),
    );
    store.append(seal(sha256, store.head(), events));
  } finally {
    store.close();
  }
}
