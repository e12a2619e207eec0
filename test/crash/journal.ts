import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One operation of a recorded process, in the order in which it happened; `recorder.c` gives the format. */
export interface Operation {
  readonly op: 'W' | 'S' | 'T' | 'C' | 'U' | 'R';
  readonly path: string;
  readonly offset: number;
  readonly data: Buffer;
}

export function readJournal(path: string): readonly Operation[] {
  const bytes = readFileSync(path);
  const operations: Operation[] = [];
  for (let at = 0; at < bytes.length; ) {
    const pathEnd = at + 15 + bytes.readUInt16LE(at + 1);
    const end = pathEnd + bytes.readUInt32LE(at + 11);
    operations.push({
      op: String.fromCharCode(bytes[at] ?? 0) as Operation['op'],
      path: bytes.toString('utf8', at + 15, pathEnd),
      offset: Number(bytes.readBigUInt64LE(at + 3)),
      data: bytes.subarray(pathEnd, end),
    });
    at = end;
  }
  return operations;
}

/** Numbers from 0 to 1 that follow from a seed, so that a failing cut can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SECTOR = 512;

/** A file as the disk sees it: names come and go, the content stays with the file. */
class FileOnDisk {
  content = Buffer.alloc(0);
  lastSync = -1;

  write(offset: number, data: Buffer): void {
    const end = offset + data.length;
    if (end > this.content.length)
      this.content = Buffer.concat([this.content, Buffer.alloc(end - this.content.length)]);
    data.copy(this.content, offset);
  }

  truncate(length: number): void {
    const grown = Buffer.alloc(length);
    this.content.copy(grown, 0, 0, length);
    this.content = grown;
  }
}

/**
 * What a disk may hold after the power went at operation `cut`. What a file's last sync covers is there. Of its later
 * writes 40 % are there, 20 % are torn (each sector of 512 bytes is there or not), 40 % are lost. Of changes of names
 * after the last sync of anything, any first few are there.
 */
export function powerCut(
  operations: readonly Operation[],
  cut: number,
  random: () => number,
): Map<string, Buffer> {
  const before = operations.slice(0, cut);
  const files = assign(before);
  for (const [index, { op, offset, data }] of before.entries()) {
    const file = files[index];
    if (!file || (op !== 'W' && op !== 'T')) continue;
    const fate = index < file.lastSync ? 0 : random();
    if (op === 'T') {
      if (fate < 0.5) file.truncate(offset);
    } else if (fate < 0.4) file.write(offset, data);
    else if (fate < 0.6)
      for (const [at, sector] of sectors(offset, data)) if (random() < 0.5) file.write(at, sector);
  }
  return names(before, files, random);
}

/** The file that each operation concerns, with its last sync. */
function assign(operations: readonly Operation[]): (FileOnDisk | undefined)[] {
  const byName = new Map<string, FileOnDisk>();
  return operations.map(({ op, path, data }, index) => {
    if (op === 'C') byName.set(path, new FileOnDisk());
    const file = byName.get(path);
    if (op === 'S' && file) file.lastSync = index;
    if (op === 'U' || op === 'R') byName.delete(path);
    if (op === 'R' && file) byName.set(data.toString(), file);
    return file;
  });
}

function names(
  operations: readonly Operation[],
  files: readonly (FileOnDisk | undefined)[],
  random: () => number,
): Map<string, Buffer> {
  const changes = [...operations.entries()].filter(([, { op }]) => op === 'C' || op === 'U' || op === 'R');
  const lastSync = operations.findLastIndex(({ op }) => op === 'S');
  const safe = changes.filter(([index]) => index < lastSync).length;
  const kept = safe + Math.floor(random() * (changes.length - safe + 1));
  const found = new Map<string, FileOnDisk>();
  for (const [index, { op, path, data }] of changes.slice(0, kept)) {
    const file = files[index];
    if (op !== 'C') found.delete(path);
    if (op !== 'U' && file) found.set(op === 'R' ? data.toString() : path, file);
  }
  return new Map([...found].map(([path, file]) => [path, file.content]));
}

function* sectors(offset: number, data: Buffer): Generator<readonly [number, Buffer]> {
  for (let at = 0; at < data.length; ) {
    const end = Math.min(data.length, at + SECTOR - ((offset + at) % SECTOR));
    yield [offset + at, data.subarray(at, end)];
    at = end;
  }
}

export function writeFiles(root: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { mode: 0o600 });
  }
}
