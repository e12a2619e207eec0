import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventFindings } from './check-events.ts';
import type { FailureList } from './report.ts';

export interface AttachmentFindings {
  /** Events that name a file. */
  readonly named: number;
  /** The log stands alone, without the data folder it was written in: its files cannot be asked for. */
  readonly unchecked: boolean;
}

/** The event that names a file of the data folder (`FORMAT.md` §8). */
export const NAMES_FILE = 'AttachmentAdded';

/** Where so many files are wrong, naming more of them would hide what is wrong with the events. */
const MOST_WRONG = 20;

/** Every file that an event names against the hash and size in that event: the log vouches for what it cannot hold. */
export function checkAttachments(
  logPath: string,
  { notable }: EventFindings,
  failures: FailureList,
): AttachmentFindings {
  const events = notable.filter(({ type }) => type === NAMES_FILE);
  const beside = dirname(logPath);
  const folder = join(beside, 'attachments');
  const isAlone = !existsSync(folder) && !existsSync(join(beside, 'folder.json'));
  if (isAlone) return { named: events.length, unchecked: events.length > 0 };
  let wrong = 0;
  for (const { seq, body } of events) {
    if (wrong === MOST_WRONG) break;
    const named = fileOf(body);
    if (named === null) {
      failures.add('malformed-body', seq, 'the attachment names no file by its hash and size');
      continue;
    }
    const { id, sha256, bytes } = named;
    const path = join(folder, sha256);
    if (!existsSync(path)) {
      failures.add('attachment-missing', seq, `the file of ${id} is not there: ${sha256}`);
      wrong += 1;
    } else if (!isFile(path, sha256, bytes)) {
      failures.add(
        'attachment-changed',
        seq,
        `the file of ${id} is not the one that was attached: ${sha256}`,
      );
      wrong += 1;
    }
  }
  return { named: events.length, unchecked: false };
}

interface Named {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}

function fileOf(body: string): Named | null {
  let data: { attachment?: { id?: unknown; sha256?: unknown; bytes?: unknown } };
  try {
    data = (JSON.parse(body) as { data: typeof data }).data;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { id, sha256, bytes } = data.attachment ?? {};
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return Number.isSafeInteger(bytes) ? { id: String(id), sha256, bytes: bytes as number } : null;
}

const CHUNK = Buffer.alloc(256 * 1024);

/** The size first: what was put in its place may be of any length. */
function isFile(path: string, sha256: string, bytes: number): boolean {
  try {
    const { size } = statSync(path);
    return size === bytes && digestOf(path) === sha256;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false;
    throw error;
  }
}

function digestOf(path: string): string {
  const digest = createHash('sha256');
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const read = readSync(handle, CHUNK);
      if (read === 0) return digest.digest('hex');
      digest.update(CHUNK.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}
