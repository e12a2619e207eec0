import type { DeliveryTrouble, DeliveryView } from '../../contract/views.ts';
import type { LogRow } from '../../domain/log/chain.ts';
import { Pauses } from '../devices/pauses.ts';
import type { DeviceClock } from '../ports/devices.ts';
import type {
  Answer,
  EventReceiver,
  Position,
  PositionStore,
  SignedMessage,
} from '../ports/event-receiver.ts';
import { StoreFailure } from '../ports/event-store.ts';
import type { Journal } from '../ports/node-ports.ts';
import { type Backlog, standsIn } from './backlog.ts';
import { type DeliveryLimits, pauseAfter } from './limits.ts';

export interface DeliveryParts {
  readonly backlog: Backlog;
  readonly positions: PositionStore;
  /** Rows of the log after a position. Throws `StoreFailure` while the log cannot be read. */
  readonly read: (afterSeq: number, limit: number) => readonly LogRow[];
  /** A log that does not pass its check tells nobody anything. */
  readonly isLocked: () => boolean;
  readonly message: (row: LogRow) => SignedMessage;
  readonly timers: DeviceClock;
  /** UTC, ms. */
  readonly now: () => number;
  readonly random: () => number;
  readonly journal: Journal;
  readonly limits: DeliveryLimits;
  /** After each event that was taken. */
  readonly onTaken: () => void;
}

const MINUTE_MS = 60_000;
const START: Position = { seq: 0, hash: '' };

/**
 * Brings one receiver what it has not got, one event at a time and in the order of the log, so that every stream keeps
 * its order. The next event is sent only when this one was taken and that is on the disk: a cut between the two sends
 * the same event with the same id again, and none is ever left out.
 */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #receiver: EventReceiver;
  readonly #pauses: Pauses;
  readonly #stopping = new AbortController();
  #position: Position;
  #failures = 0;
  #trouble: { readonly kind: 'later' | 'refused'; readonly why: DeliveryTrouble } | null = null;
  #running: Promise<void> | null = null;

  constructor(receiver: EventReceiver, parts: DeliveryParts) {
    this.#parts = parts;
    this.#receiver = receiver;
    this.#pauses = new Pauses(parts.timers);
    this.#position = this.#whereItWas();
  }

  /** The last event that its receiver took. */
  get delivered(): number {
    return this.#position.seq;
  }

  start(): void {
    this.#running ??= this.#deliver();
  }

  /** There may be something to deliver. */
  wake(): void {
    if (this.#trouble === null) this.#pauses.wake();
  }

  /** Somebody says that the receiver was put right: it is tried at once, and its pauses grow from the shortest again. */
  retry(): void {
    this.#failures = 0;
    this.#pauses.cut();
  }

  /** An event on its way is left: it is sent again at the next start. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.#pauses.close();
    await this.#running;
  }

  view(): DeliveryView {
    const { backlog, now, limits } = this.#parts;
    const oldest = backlog.after(this.#position.seq);
    const age = oldest ? Math.max(0, now() - oldest.at) : null;
    const { kind, why } = this.#trouble ?? { kind: null, why: null };
    return {
      receiver: this.#receiver.name,
      state: kind === 'refused' ? 'refused' : kind === 'later' ? 'retrying' : oldest ? 'delivering' : 'idle',
      delivered: this.#position.seq,
      waiting: backlog.countAfter(this.#position.seq),
      oldestMinutes: age === null ? null : Math.floor(age / MINUTE_MS),
      isLate: age !== null && age > limits.lateAfterMs,
      trouble: why,
    };
  }

  /** A log that lost events, or was restored, may have gone another way: then everything is sent again by its id. */
  #whereItWas(): Position {
    const { positions, read, journal } = this.#parts;
    const kept = positions.read(this.#receiver.name);
    if (!kept) return START;
    if (standsIn(read, kept)) return kept;
    journal.warn('events are sent again from the first', { receiver: this.#receiver.name, known: kept.seq });
    return START;
  }

  async #deliver(): Promise<void> {
    while (!this.#pauses.isClosed) {
      const row = this.#next();
      if (row === null) {
        await this.#pauses.pause(MINUTE_MS);
        continue;
      }
      const answer = await this.#offer(row);
      if (!this.#pauses.isClosed) await this.#settle(row, answer);
    }
  }

  /** The next event that its receiver is to get; null when there is none or the log cannot tell. */
  #next(): LogRow | null {
    const { backlog, read, isLocked } = this.#parts;
    const due = backlog.after(this.#position.seq);
    if (!due || isLocked()) return null;
    try {
      return read(due.seq - 1, 1)[0] ?? null;
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      return null;
    }
  }

  async #offer(row: LogRow): Promise<Answer> {
    const answer = await this.#receiver.send(this.#parts.message(row), this.#stopping.signal);
    if (answer.kind !== 'taken') return answer;
    try {
      await this.#parts.positions.keep(this.#receiver.name, row);
      return answer;
    } catch (error) {
      const trouble = { code: 'position', data: { detail: String(error) } } as const;
      return { kind: 'later', trouble, afterMs: null };
    }
  }

  async #settle(row: LogRow, answer: Answer): Promise<void> {
    const { journal, limits, random, onTaken } = this.#parts;
    const receiver = this.#receiver.name;
    if (answer.kind === 'taken') {
      if (this.#trouble) journal.info('events are delivered again', { receiver, seq: row.seq });
      this.#position = { seq: row.seq, hash: row.hash };
      this.#failures = 0;
      this.#trouble = null;
      onTaken();
      return;
    }
    const why = answer.trouble;
    this.#failures += 1;
    if (this.#trouble?.kind !== answer.kind || this.#trouble.why.code !== why.code)
      journal.warn('an event was not delivered', { receiver, seq: row.seq, ...why });
    this.#trouble = { kind: answer.kind, why };
    await this.#pauses.sleep(
      answer.kind === 'refused'
        ? limits.refusedPauseMs
        : pauseAfter(this.#failures, answer.afterMs, random(), limits),
    );
  }
}
