import type { Database } from 'better-sqlite3';
import { type EventText, isObject, readEventText } from './event-text.ts';
import { orNull } from './log-file.ts';
import { pages, type Row } from './pages.ts';
import type { FailureList } from './report.ts';
import { SeenCommands } from './seen-commands.ts';

/** What the texts of the events say about the log as a whole. */
export interface EventFindings {
  readonly events: number;
  /** Decisions without all their parts. Told when all else is known: where an event was changed, that explains it. */
  readonly torn: readonly Torn[];
  /** Bodies of the log's own events and of those that name a file, for whoever needs their data. */
  readonly notable: readonly { readonly seq: number; readonly type: string; readonly body: string }[];
}

/** A decision torn at event `seq`; a change of an event from there to `to` can be why. */
export interface Torn {
  readonly seq: number;
  readonly to: number;
  readonly text: string;
}

const NOTABLE = new Set(['LogOpened', 'SigningKeyChanged', 'LogGapDeclared', 'AttachmentAdded']);
const RESETS_CLOCK = new Set(['ClockSetBack', 'LogGapDeclared']);
const TOLERANCE_MS = 2000;

/** Walks the texts of all events up to `last` once: form, numbers, decisions and time, each against `FORMAT.md`. */
export function checkEvents(db: Database, last: number, failures: FailureList): EventFindings {
  const textAt = db.prepare<[number], unknown>('SELECT body FROM events WHERE seq = ?').pluck();
  const seen = new SeenCommands(last, (seq) => readEventText(orNull(() => textAt.get(seq)))?.command ?? null);
  const decisions = new DecisionCheck(failures, seen);
  const clock = new ClockCheck(failures);
  const notable: { seq: number; type: string; body: string }[] = [];
  let expected = 1;
  let events = 0;

  const check = ([seq, body]: Row) => {
    events += 1;
    const event = readEventText(body);
    if (seq > expected) {
      failures.add('gap', expected, missing(expected, seq - 1));
      decisions.restart();
    }
    if (event && !isObject(event.data)) failures.add('malformed-body', seq, 'the stored text is not JSON');
    if (!event || typeof body !== 'string') {
      failures.add('malformed-body', seq, 'the stored text is not an event');
      decisions.restart();
    } else if (event.seq !== seq) {
      failures.add('seq-mismatch', seq, `the stored text says that it is event ${event.seq}`);
      decisions.restart();
    } else {
      decisions.next(seq, event);
      clock.next(seq, event);
      if (NOTABLE.has(event.type)) notable.push({ seq, type: event.type, body });
      if ((event.type === 'LogOpened') !== (seq === 1))
        failures.add(
          'malformed-body',
          seq,
          seq === 1 ? 'the log does not start with LogOpened' : 'LogOpened again',
        );
    }
    expected = seq + 1;
  };
  const onDamage = (seq: number, message: string) => failures.add('unreadable', seq, message);
  for (const rows of pages(db, last, onDamage)) for (const row of rows) check(row);
  // A damaged key can hide the rest of the table from a walk in order.
  if (expected <= last) failures.add('gap', expected, missing(expected, last));
  return { events, torn: decisions.end(), notable };
}

const missing = (from: number, to: number): string =>
  from === to ? `event ${from} is missing` : `events ${from} to ${to} are missing`;

/** `FORMAT.md` §4. */
class DecisionCheck {
  readonly #failures: FailureList;
  readonly #seen: SeenCommands;
  readonly #torn: Torn[] = [];
  /** The decision whose parts are being read; `unknown` after a hole, where the first parts may be lost. */
  #open: { readonly id: string; readonly of: number; part: number; seq: number } | 'none' | 'unknown' =
    'none';

  constructor(failures: FailureList, seen: SeenCommands) {
    this.#failures = failures;
    this.#seen = seen;
  }

  next(seq: number, event: EventText): void {
    const open = this.#open;
    if (
      typeof open === 'object' &&
      event.command === open.id &&
      event.part === open.part + 1 &&
      event.of === open.of
    ) {
      open.part += 1;
      open.seq = seq;
      if (open.part === open.of) this.#open = 'none';
      return;
    }
    this.#close();
    const isWhole = event.part === 1 ? event.of >= 1 : open === 'unknown' && event.part <= event.of;
    if (!isWhole) {
      const text = `part ${event.part} of ${event.of} of command ${event.command} stands alone`;
      this.#torn.push({ seq, to: seq, text });
      return;
    }
    const earlier = event.part === 1 ? this.#seen.add(event.command, seq) : null;
    if (earlier !== null)
      this.#failures.add(
        'duplicate-command',
        seq,
        `command ${event.command} is already recorded as event ${earlier}`,
      );
    this.#open =
      event.part === event.of ? 'none' : { id: event.command, of: event.of, part: event.part, seq };
  }

  restart(): void {
    this.#open = 'unknown';
  }

  end(): readonly Torn[] {
    this.#close();
    return this.#torn;
  }

  #close(): void {
    const open = this.#open;
    this.#open = 'none';
    if (typeof open !== 'object') return;
    const text = `command ${open.id} ends after part ${open.part} of ${open.of}`;
    this.#torn.push({ seq: open.seq, to: open.seq + 1, text });
  }
}

/** `FORMAT.md` §5. */
class ClockCheck {
  readonly #failures: FailureList;
  readonly #monoOf = new Map<string, number>();
  #latest = '';
  #boot = '';
  #mono = 0;

  constructor(failures: FailureList) {
    this.#failures = failures;
  }

  next(seq: number, { at, boot, mono, type }: EventText): void {
    if (boot !== this.#boot) {
      this.#monoOf.set(this.#boot, this.#mono);
      this.#boot = boot;
      this.#mono = this.#monoOf.get(boot) ?? 0;
    }
    if (mono < this.#mono)
      this.#failures.add('clock-order', seq, `the monotonic clock falls from ${this.#mono} to ${mono} ms`);
    this.#mono = mono;
    if (at < this.#latest && !RESETS_CLOCK.has(type)) {
      if (Date.parse(this.#latest) - Date.parse(at) > TOLERANCE_MS)
        this.#failures.add('clock-order', seq, `${at} is before ${this.#latest} of an earlier event`);
    } else this.#latest = at;
  }
}
