import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { StoreFailure } from '../../application/ports/event-store.ts';
import { EMPTY_LOG, type LogHead } from '../../domain/log/chain.ts';
import { isOfAFile } from '../../domain/log/failure-class.ts';
import { type BackupManifest, MANIFEST_FILE, sha256OfFile } from './backup-manifest.ts';
import { type DataFolders, FolderUnusable, readFolderMark } from './data-folder.ts';
import { syncFolder, UNFINISHED, writeDurably } from './durable-file.ts';
import { storeFailure } from './sqlite-errors.ts';

/** Judges a log file; the independent verifier, handed in because an adapter may not lean on it. */
export type VerifyCopy = (
  logPath: string,
) => Promise<{ readonly ok: boolean; readonly failures: readonly { class: string; message: string }[] }>;

export interface BackupRequest {
  readonly folders: DataFolders;
  /** Version of the program. */
  readonly version: string;
  readonly now: Date;
  readonly verify: VerifyCopy;
}

/** Rotated technical logs and rebuildable snapshots are not part of the record. */
const LEFT_OUT = new Set(['logs', 'snapshots']);
const LOG_FILES = /^log\.sqlite(-wal|-shm|\.lock(-journal|-wal|-shm)?)?$/;

/**
 * Copies a data folder while its station runs: the log as of one moment, then every other file of the record.
 * The copy is verified before it counts; an unfinished one keeps its name and is no backup.
 * Returns the folder of the backup and its manifest. Throws `FolderUnusable` or `StoreFailure` with one sentence.
 */
export async function backUp(
  request: BackupRequest,
): Promise<{ readonly folder: string; readonly manifest: BackupManifest }> {
  const { folders, now, verify } = request;
  const mark = readFolderMark(folders.data);
  if (!mark || !existsSync(folders.log)) throw new FolderUnusable(`${folders.data} holds no log to back up.`);
  const name = `${now.toISOString().replace(/[:.]/g, '-')}`;
  const unfinished = join(folders.backups, `${name}${UNFINISHED}`);
  const folder = join(folders.backups, name);
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    const log = await copyLog(folders.log, join(unfinished, 'log.sqlite'));
    const others = recordFiles(folders.data);
    for (const path of others) copyFile(join(folders.data, path), join(unfinished, path));
    const files = await Promise.all(
      ['log.sqlite', ...others].map(async (path) => ({
        path,
        bytes: statSync(join(unfinished, path)).size,
        sha256: await sha256OfFile(join(unfinished, path)),
      })),
    );
    const verdict = await verify(join(unfinished, 'log.sqlite'));
    // What lost a photo is still worth keeping safe; what lost an event is no record.
    const broken = verdict.failures.find((each) => !isOfAFile(each));
    if (!verdict.ok && (broken || verdict.failures.length === 0))
      throw new StoreFailure(
        'corrupt',
        `The log does not verify, so its copy is no backup: ${broken?.message ?? ''}`,
      );
    dropSideFiles(unfinished);
    const { kind, plant, node } = mark;
    const manifest: BackupManifest = {
      format: 1,
      version: request.version,
      created: now.toISOString(),
      kind,
      plant,
      node,
      schema: log.schema,
      events: log.head.seq,
      head: log.head,
      checkpoint: log.checkpoint,
      files,
    };
    writeDurably(join(unfinished, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(unfinished, folder);
    syncFolder(folders.backups);
    return { folder, manifest };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw storeFailure(error);
  }
}

interface CopiedLog {
  readonly schema: number;
  readonly head: LogHead;
  readonly checkpoint: string | null;
}

async function copyLog(from: string, to: string): Promise<CopiedLog> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    // All pages in one step: a copy in several steps starts again whenever the station writes.
    await source.backup(to, { progress: () => 0x7fffffff });
  } finally {
    source.close();
  }
  const copy = new Database(to);
  try {
    // A copy in one file, whole without a write-ahead log beside it.
    copy.pragma('journal_mode = DELETE');
    const head =
      copy.prepare<[], LogHead>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get() ?? EMPTY_LOG;
    const last = copy
      .prepare<[], string>('SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1')
      .pluck()
      .get();
    return { schema: Number(copy.pragma('user_version', { simple: true })), head, checkpoint: last ?? null };
  } finally {
    copy.close();
  }
}

/** Files of the data folder beside the log, by their path in it. */
function recordFiles(data: string): readonly string[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(data, join(entry.parentPath, entry.name)))
    .filter(
      (path) =>
        !LOG_FILES.test(path) && !LEFT_OUT.has(path.split(/[\\/]/)[0] ?? '') && !path.endsWith(UNFINISHED),
    )
    .sort();
}

/** Copies with the mode: a secret stays readable by its owner alone. */
export function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to);
  chmodSync(to, statSync(from).mode & 0o777);
}

function dropSideFiles(folder: string): void {
  for (const suffix of ['-wal', '-shm', '-journal'])
    rmSync(join(folder, `log.sqlite${suffix}`), { force: true });
}
