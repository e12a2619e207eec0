import { leaves } from '../../domain/events-out/leaving.ts';
import type { LogRow } from '../../domain/log/chain.ts';
import { parseEntry } from '../../domain/log/entry.ts';
import type { Position } from '../ports/event-receiver.ts';

/** An event that is to leave. */
export interface DueEvent {
  readonly seq: number;
  /** UTC, ms. */
  readonly at: number;
}

const PAGE = 100;

/** Whether the log still has the event of a position, and did not go another way since. */
export const standsIn = (
  read: (afterSeq: number, limit: number) => readonly LogRow[],
  { seq, hash }: Position,
): boolean => read(seq - 1, 1)[0]?.hash === hash;

/** Which recorded events are for receivers, read from the log once for all of them, in order. */
export class Backlog {
  readonly #read: (afterSeq: number, limit: number) => readonly LogRow[];
  #readTo = 0;
  #due: DueEvent[] = [];

  constructor(read: (afterSeq: number, limit: number) => readonly LogRow[]) {
    this.#read = read;
  }

  /** Nothing up to here is wanted by anybody. */
  startAfter(seq: number): void {
    this.#readTo = seq;
  }

  /** Reads one page on; whether there may be more. */
  readOn(): boolean {
    const rows = this.#read(this.#readTo, PAGE);
    for (const { seq, body } of rows) {
      const { type, at } = parseEntry(body);
      if (leaves(type)) this.#due.push({ seq, at: Date.parse(at) });
      this.#readTo = seq;
    }
    return rows.length === PAGE;
  }

  /** The first event after `seq` that is to leave. */
  after(seq: number): DueEvent | undefined {
    return this.#due[this.#firstAfter(seq)];
  }

  countAfter(seq: number): number {
    return this.#due.length - this.#firstAfter(seq);
  }

  /** Every receiver has what stands up to here. */
  forget(upTo: number): void {
    const first = this.#firstAfter(upTo);
    if (first > 0) this.#due = this.#due.slice(first);
  }

  #firstAfter(seq: number): number {
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#due[middle]?.seq ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
