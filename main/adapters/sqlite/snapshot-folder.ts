import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotStore } from '../../application/ports/snapshot-store.ts';
import { writeDurably } from './durable-file.ts';

/** One file `<seq>.snapshot` for each text. */
export function openSnapshotFolder(folder: string): SnapshotStore {
  const pathOf = (seq: number) => join(folder, `${seq}.snapshot`);
  return {
    write(seq, text) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeDurably(pathOf(seq), text);
    },
    events: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .map((name) => Number(/^(\d{1,15})\.snapshot$/.exec(name)?.[1] ?? 0))
        .filter((seq) => seq > 0)
        .sort((a, b) => b - a),
    read: (seq) => (existsSync(pathOf(seq)) ? readFileSync(pathOf(seq), 'utf8') : null),
    remove: (seq) => rmSync(pathOf(seq)),
  };
}
