import {
  CommitUnknown,
  type EventStore,
  type StoredCheckpoint,
  StoreFailure,
} from '../../../main/application/ports/event-store.ts';
import type { PinBoard } from '../../../main/application/ports/pin-board.ts';
import type { SnapshotStore } from '../../../main/application/ports/snapshot-store.ts';
import type { LogRow } from '../../../main/domain/log/chain.ts';
import { MemoryEventStore } from '../../support/memory-event-store.ts';

/** What the next write meets: a commit that failed, but is there (`kept`) or is not (`lost`); or any other error. */
export type NextWrite = 'works' | 'kept' | 'lost' | Error;

/** A disk under the log that outlives its stores, and fails when told. */
export class FallibleDisk {
  readonly pins: PinBoard & { readonly notes: string[] };
  readonly snapshots: SnapshotStore & { readonly kept: Map<number, string>; isFull: boolean };
  readonly decisions: (readonly LogRow[])[] = [];
  readonly checkpoints: StoredCheckpoint[] = [];
  nextAppend: NextWrite = 'works';
  nextCheckpoint: NextWrite = 'works';
  /** The drive is gone: nothing opens. */
  isAway = false;
  /** How often the log was opened. */
  opened = 0;
  /** Where the log was read from, in order. */
  readonly reads: number[] = [];

  constructor() {
    const notes: string[] = [];
    this.pins = { notes, pin: (note) => void notes.push(note), lastPin: () => notes.at(-1) ?? null };
    const kept = new Map<number, string>();
    const snapshots = {
      kept,
      isFull: false,
      write(seq: number, text: string): void {
        if (snapshots.isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        kept.set(seq, text);
      },
      events: () => [...kept.keys()].sort((a, b) => b - a),
      read: (seq: number) => kept.get(seq) ?? null,
      remove: (seq: number) => void kept.delete(seq),
    };
    this.snapshots = snapshots;
  }

  get rows(): readonly LogRow[] {
    return this.decisions.flat();
  }

  open(): EventStore {
    this.opened += 1;
    if (this.isAway) throw new StoreFailure('cannot-open', 'The log file cannot be opened.');
    const disk = this;
    const memory = new MemoryEventStore();
    for (const decision of this.decisions) memory.append(decision);
    for (const { size, note } of this.checkpoints) memory.addCheckpoint(size, note);
    const failing = (next: NextWrite, keep: () => void): void => {
      if (next === 'lost' || next === 'kept') {
        if (next === 'kept') keep();
        memory.close();
        throw new CommitUnknown('io-error', 'The disk of the log reported an error.');
      }
      if (next !== 'works') throw next;
    };
    return {
      head: () => memory.head(),
      append(rows) {
        const next = disk.nextAppend;
        disk.nextAppend = 'works';
        failing(next, () => disk.decisions.push(rows));
        memory.append(rows);
        disk.decisions.push(rows);
      },
      addCheckpoint(size, note) {
        const next = disk.nextCheckpoint;
        disk.nextCheckpoint = 'works';
        failing(next, () => disk.checkpoints.push({ size, note }));
        memory.addCheckpoint(size, note);
        disk.checkpoints.push({ size, note });
      },
      rowsOfCommand: (id) => memory.rowsOfCommand(id),
      read(afterSeq, limit) {
        disk.reads.push(afterSeq);
        return memory.read(afterSeq, limit);
      },
      lastCheckpoint: () => memory.lastCheckpoint(),
      checkpoints: (limit, below) => memory.checkpoints(limit, below),
      close: () => memory.close(),
    };
  }
}
