import type { Attribution, Decision } from '../../domain/decide.ts';
import type { DomainEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve/evolve.ts';
import { EMPTY_LOG, type LogHead, type LogRow } from '../../domain/log/chain.ts';
import { CHECKPOINT_EVERY } from '../../domain/log/checkpoint.ts';
import type { EventContext } from '../../domain/log/entry.ts';
import { parseEntry } from '../../domain/log/entry.ts';
import { CLOCK_TOLERANCE_MS, type LogOpened } from '../../domain/log/log-events.ts';
import type { LogGap } from '../../domain/log/log-gap.ts';
import type { Moment } from '../../domain/moment.ts';
import { type Draft, PlantState, type StateData } from '../../domain/state.ts';
import { type EventStore, readAll, StoreFailure } from '../ports/event-store.ts';
import type { Checkpoints, Journal, SnapshotPart } from '../ports/node-ports.ts';
import { type RecordTools, recordedEvent, rowsOf, sealedLogEvent } from './record.ts';

export interface LogParts extends RecordTools {
  /** Opens the log again after a failed write. Throws when it cannot be read. */
  openStore(): { readonly store: EventStore; readonly checkpoints: Checkpoints };
  readonly journal: Journal;
  /** The start-up check, before anything is folded: what locks the station, or null. */
  check(store: EventStore, provenHead: LogHead | undefined): Lock | null;
}

/** Why a station decides nothing. */
export interface Lock {
  /** One sentence for people. */
  readonly reason: string;
  /** Lost events that people can sign for; null where no signature helps. */
  readonly gap: LogGap | null;
}

/** The log could not take a decision; what is on the disk was read again. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Events between two snapshots: a start replays at most so many. */
export const SNAPSHOT_EVERY = 10_000;

/** Moments at which the head is signed and pinned at once, whatever the count (design §5). */
const SIGNED_AT_ONCE: ReadonlySet<string> = new Set(['BatchExecuted', 'BatchIssued']);

/** The fold and the log it comes from, kept in step: memory moves only after the COMMIT. */
export class StationLog {
  readonly #parts: LogParts;
  #store: EventStore;
  #checkpoints: Checkpoints;
  #state: PlantState;
  #sinceCheckpoint = 0;
  #sinceSnapshot = 0;
  #locked: string | null = null;
  #gap: LogGap | null = null;
  /** False once the disk does not let the log be opened again: then only what memory holds can be told. */
  #isOpen = true;
  #head: LogHead = EMPTY_LOG;
  /** Time of the latest event since the last declared set-back: what comes next may not be older (FORMAT.md §8). */
  #latest = 0;
  /** Time of the latest event of all: a clock behind it is doubtful, declared or not. */
  #newest = 0;

  constructor(parts: LogParts) {
    this.#parts = parts;
    const opened = parts.openStore();
    this.#store = opened.store;
    this.#checkpoints = opened.checkpoints;
    this.#check();
    this.#state = this.#replay();
  }

  /** What does not pass the check is shown and can be read, and decides nothing (design §5). */
  #check(): void {
    const found = this.#parts.check(this.#store, this.#checkpoints.provenState()?.head);
    // A gap lasts as long as the check finds it; every other lock lasts.
    if (this.#gap !== null) this.#locked = null;
    this.#gap = null;
    if (found === null) return;
    const isFirst = this.#locked === null;
    this.lock(found.reason);
    if (isFirst) this.#gap = found.gap;
  }

  get state(): PlantState {
    return this.#state;
  }

  /** Why the log takes nothing more; null while it works. */
  get locked(): string | null {
    return this.#locked;
  }

  /** The lost events that lock the station, while nothing else does. */
  get gap(): LogGap | null {
    return this.#gap;
  }

  /** The last event; known also while the disk is away. */
  get head(): LogHead {
    return this.#head;
  }

  get unpinned(): ReturnType<Checkpoints['unpinned']> {
    return this.#isOpen
      ? this.#checkpoints.unpinned()
      : { events: this.#head.seq, pinnedAt: null, trouble: this.#locked };
  }

  rowsOfCommand(id: string): readonly LogRow[] {
    return this.#store.rowsOfCommand(id);
  }

  read(afterSeq: number, limit: number): readonly LogRow[] {
    return this.#store.read(afterSeq, limit);
  }

  lastNote(): string | null {
    return this.#isOpen ? (this.#store.lastCheckpoint()?.note ?? null) : null;
  }

  /** A broken invariant or a broken log: nothing is decided any more, everything can be read (design §5). */
  lock(reason: string): void {
    this.#locked = this.#gap === null ? (this.#locked ?? reason) : reason;
    this.#gap = null;
    this.#parts.journal.error('station locked', { reason });
  }

  /**
   * Appends a decision durably and only then lets its draft become the state. Returns the position of its first
   * event. Throws `Interrupted` when the disk did not answer clearly: the caller asks again by command id; and when the
   * log was locked while the decision was in the making.
   */
  append(
    commandId: string,
    moment: Moment,
    who: Attribution,
    context: EventContext | null,
    decision: Pick<Decision, 'events' | 'draft'>,
  ): number {
    return this.#append(commandId, moment, who, context, decision.events, decision.draft);
  }

  /**
   * Writes that events were lost, signed by two people, and lets the station work again when the start-up check passes
   * with it (design §5). The only thing that a locked log takes.
   */
  declareGap(
    commandId: string,
    moment: Moment,
    who: Attribution,
    { events, draft }: Pick<Decision, 'events' | 'draft'>,
  ): number {
    if (this.#gap === null) throw new Interrupted(this.#locked ?? 'No gap locks this log.');
    const head = this.#head;
    this.#write(rowsOf(this.#parts, head, { commandId, moment, who, context: null, events }), moment);
    this.#state.absorb(draft);
    this.#check();
    this.checkpoint(moment.at);
    return head.seq + 1;
  }

  #append(
    commandId: string,
    moment: Moment,
    who: Attribution,
    context: EventContext | null,
    events: readonly DomainEvent[],
    draft: Draft,
  ): number {
    if (this.#locked !== null) throw new Interrupted(this.#locked);
    this.#declareSetBack(moment);
    const head = this.#head;
    this.#write(rowsOf(this.#parts, head, { commandId, moment, who, context, events }), moment);
    this.#state.absorb(draft);
    const signed = events.some(
      ({ type, data }) => SIGNED_AT_ONCE.has(type) || ('signature' in data && data.signature),
    );
    if (signed || this.#sinceCheckpoint >= CHECKPOINT_EVERY.events) this.checkpoint(moment.at);
    return head.seq + 1;
  }

  /** Event 1 of a new log. */
  open(moment: Moment, opened: LogOpened): void {
    this.#write(sealedLogEvent(this.#parts, this.#head, moment, 'LogOpened', opened), moment);
  }

  /** Whether the wall clock stands behind what is already recorded. */
  isBehind(utcMs: number): boolean {
    return utcMs < this.#newest - CLOCK_TOLERANCE_MS;
  }

  /** A wall clock behind the last event is said in the log before anything else is written with it (FORMAT.md §8). */
  #declareSetBack(moment: Moment): void {
    const now = Date.parse(moment.at);
    if (now >= this.#latest - CLOCK_TOLERANCE_MS) return;
    const from = new Date(this.#latest).toISOString();
    const reason = 'The wall clock stands behind the last event.';
    this.#write(sealedLogEvent(this.#parts, this.#head, moment, 'ClockSetBack', { from, reason }), moment);
    this.#latest = now;
  }

  #write(rows: readonly LogRow[], moment: Moment): void {
    try {
      this.#store.append(rows);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      this.#reopen(error);
      throw new Interrupted(error.message, { cause: error });
    }
    this.#head = this.#store.head();
    this.#sinceCheckpoint += rows.length;
    this.#sinceSnapshot += rows.length;
    this.#seen(Date.parse(moment.at));
  }

  #seen(at: number): void {
    this.#latest = Math.max(this.#latest, at);
    this.#newest = Math.max(this.#newest, at);
  }

  /**
   * Signs and pins the head, if it moved. A snapshot goes with it when enough has happened. What was decided stands
   * whether or not the disk takes the signature.
   */
  checkpoint(time: string): void {
    if (this.#locked !== null) return;
    try {
      this.#take(time, this.#sinceSnapshot >= SNAPSHOT_EVERY ? 'changes' : null);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      this.#reopen(error);
    }
  }

  #take(time: string, snapshot: SnapshotPart['kind'] | null): void {
    try {
      const note = this.#checkpoints.take(time, snapshot === null ? undefined : this.#partOf(snapshot));
      if (note !== null && snapshot !== null) this.#kept();
    } catch (error) {
      if (snapshot === null || error instanceof StoreFailure) throw error;
      // A snapshot only makes the next start quicker.
      this.#parts.journal.error('no snapshot was written', { error: String(error) });
      this.#sinceSnapshot = 0;
      this.#checkpoints.take(time);
    }
    this.#sinceCheckpoint = 0;
  }

  #kept(): void {
    this.#state.settle();
    this.#sinceSnapshot = 0;
  }

  /** While people work only what changed is written down, which nobody notices; the whole waits for the shut-down. */
  #partOf(kind: SnapshotPart['kind']): SnapshotPart {
    return { kind, text: JSON.stringify(kind === 'whole' ? this.#state.toData() : this.#state.changes()) };
  }

  /** Signs the head, keeps a snapshot for the next start, and lets the file go. What comes later is refused. */
  close(time: string): void {
    try {
      if (this.#locked === null) this.#take(time, 'whole');
    } catch (error) {
      this.#parts.journal.error('no checkpoint at shut-down', { error: String(error) });
    } finally {
      this.#locked ??= 'The station was shut down.';
      this.#gap = null;
      this.#isOpen = false;
      this.#store.close();
    }
  }

  /** After a failed COMMIT only the disk knows: open again, replay, and answer by command id (design §5). */
  #reopen(cause: StoreFailure): void {
    this.#parts.journal.error('a write failed; the log is read again', {
      kind: cause.kind,
      message: cause.message,
    });
    try {
      this.#store.close();
    } catch (error) {
      this.#parts.journal.warn('the failed log did not close', { error: String(error) });
    }
    try {
      this.#isOpen = false;
      const opened = this.#parts.openStore();
      this.#store = opened.store;
      this.#checkpoints = opened.checkpoints;
      this.#check();
      this.#state = this.#replay();
      this.#isOpen = true;
    } catch (error) {
      this.lock(`${cause.message} ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** From the newest proven snapshot, or from the first event. */
  #replay(): PlantState {
    const proven = this.#checkpoints.provenState();
    const state = PlantState.fromData(...(proven?.parts ?? []).map((part) => JSON.parse(part) as StateData));
    let count = 0;
    let draft = state.draft();
    this.#head = this.#store.head();
    const last = this.#store.read(Math.max(0, this.#head.seq - 1), 1)[0];
    if (last) this.#seen(Date.parse(parseEntry(last.body).at));
    for (const row of readAll(this.#store, proven?.head.seq ?? 0)) {
      const recorded = recordedEvent(row);
      if (recorded) evolve(draft, recorded);
      count += 1;
      if (count % 1000 === 0) {
        state.absorb(draft);
        draft = state.draft();
      }
    }
    state.absorb(draft);
    this.#sinceSnapshot = count;
    this.#sinceCheckpoint = this.#head.seq - (this.#store.lastCheckpoint()?.size ?? 0);
    return state;
  }
}
