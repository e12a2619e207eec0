import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface RotatingFileOptions {
  readonly folder: string;
  /** The file being written is `<name>.log`, the older ones `<name>.<UTC time of their end>.log`. */
  readonly name: string;
  readonly now?: () => number;
  readonly maxBytes?: number;
  /** Files kept in all, the one being written included. */
  readonly maxFiles?: number;
  readonly maxDays?: number;
}

export interface RotatingFile {
  write(line: string): void;
  close(): void;
}

const DAY_MS = 86_400_000;

/**
 * A file of lines that begins anew every UTC day and at a size, and removes what is too old or too much. A line that
 * cannot be written (disk full) is dropped and counted; the count stands in the file as soon as it can be written
 * again. A station must not stop because its diary is full.
 */
export function rotatingFile(options: RotatingFileOptions): RotatingFile {
  const { folder, name, now = Date.now, maxBytes = 5 * 1024 * 1024, maxFiles = 10, maxDays = 30 } = options;
  const path = join(folder, `${name}.log`);
  const older = new RegExp(`^${name.replaceAll(/[^\w-]/g, '\\$&')}\\.(\\d{8}T\\d{9}Z)(?:-\\d+)?\\.log$`);
  let handle: number | null = null;
  let size = 0;
  let day = 0;
  let dropped = 0;

  function open(): number {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = openSync(path, 'a', 0o600);
    const stat = fstatSync(opened);
    size = stat.size;
    day = dayOf(size === 0 ? now() : stat.mtimeMs);
    return opened;
  }

  function rotate(): void {
    close();
    let aside = join(folder, `${name}.${stampOf(now())}.log`);
    for (let n = 1; existsSync(aside); n += 1) aside = join(folder, `${name}.${stampOf(now())}-${n}.log`);
    renameSync(path, aside);
    prune();
  }

  function prune(): void {
    const files = readdirSync(folder)
      .flatMap((file) => {
        const stamp = older.exec(file)?.[1];
        return stamp === undefined ? [] : [{ file, stamp }];
      })
      .sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
    const oldest = stampOf(now() - maxDays * DAY_MS);
    for (const [index, { file, stamp }] of files.entries())
      if (index >= maxFiles - 1 || stamp < oldest) rmSync(join(folder, file), { force: true });
  }

  function append(line: string): void {
    handle ??= open();
    if (size > 0 && (size + line.length > maxBytes || dayOf(now()) !== day)) {
      rotate();
      handle = open();
    }
    size += writeSync(handle, line);
  }

  function close(): void {
    if (handle !== null) closeSync(handle);
    handle = null;
  }

  return {
    write(line) {
      try {
        if (dropped > 0) {
          append(`${JSON.stringify({ level: 'warn', what: 'log-lines-dropped', count: dropped })}\n`);
          dropped = 0;
        }
        append(line);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error;
        dropped += 1;
      }
    },
    close,
  };
}

const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** `20261120T161200000Z`: sorts as time and is a file name everywhere. */
const stampOf = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:.]/g, '');
