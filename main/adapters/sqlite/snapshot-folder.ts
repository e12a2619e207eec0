import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotStore } from '../../application/ports/snapshot-store.ts';
import { writeDurably } from './durable-file.ts';
import { sha256 } from './sha256.ts';

/** One file `<seq>.snapshot` for each state. */
export function openSnapshotFolder(folder: string): SnapshotStore {
  const pathOf = (seq: number) => join(folder, `${seq}.snapshot`);
  const newestFirst = (): number[] =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .map((name) => Number(/^(\d{1,15})\.snapshot$/.exec(name)?.[1] ?? 0))
      .filter((seq) => seq > 0)
      .sort((a, b) => b - a);
  return {
    write(seq, text) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeDurably(pathOf(seq), text);
      return sha256(text);
    },
    newest(isProven) {
      for (const seq of newestFirst()) {
        const text = readFileSync(pathOf(seq), 'utf8');
        if (isProven(seq, sha256(text))) return { seq, text };
      }
      return null;
    },
    prune(keep) {
      for (const seq of newestFirst().slice(keep)) rmSync(pathOf(seq));
    },
  };
}
