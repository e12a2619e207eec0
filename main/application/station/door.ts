import type { SessionId } from '../../contract/ids.ts';
import { parseCommand } from '../../contract/parse-command.ts';
import type { Reply } from '../../contract/replies.ts';
import { attribution, decideOn, factsOf } from '../../domain/decide.ts';
import type { DomainEvent } from '../../domain/events.ts';
import { signingText } from '../../domain/identity/signing-text.ts';
import type { KernelCommand, Origin, StationCommand } from '../../domain/kernel-command.ts';
import type { OpenGap } from '../../domain/log/log-gap.ts';
import { type Observed, PACE_LIMIT } from '../../domain/observed.ts';
import type { AttachmentStore } from '../ports/attachment-store.ts';
import { DuplicateCommand, StoreFailure } from '../ports/event-store.ts';
import type { Credentials, HashedSecret, Journal } from '../ports/node-ports.ts';
import { InOrder } from './in-order.ts';
import { InputFilter } from './input-filter.ts';
import { KeyboardScans } from './keyboard-scans.ts';
import { provePerson } from './prove-person.ts';
import { opensLock, Recovery } from './recovery.ts';
import { eventsOf, malformed, notRecorded, replyOf, replyOfRows } from './reply-of.ts';
import { Sight, type SightParts } from './sight.ts';
import { Interrupted } from './station-log.ts';
import { trailOf } from './trail.ts';

export interface DoorParts extends Omit<SightParts, 'gap'> {
  readonly credentials: Credentials;
  readonly sha256: (text: string) => string;
  readonly newId: (utcMs: number) => string;
  readonly journal: Journal;
  readonly attachments: AttachmentStore;
  /** After every recorded decision. */
  readonly onDecided: (origin: Origin, events: readonly DomainEvent[], reply: Reply) => void;
}

/**
 * The one door (design §1): parse → duplicate? → see → gates → decide → append → fold → answer. Whatever comes in,
 * nothing is answered before it is on the disk.
 */
export class Door {
  readonly #parts: DoorParts;
  readonly #inOrder = new InOrder();
  readonly #sight: Sight;
  readonly #filter: InputFilter;
  readonly #recovery: Recovery;
  readonly #keyboard: KeyboardScans;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#keyboard = new KeyboardScans(parts);
    this.#recovery = new Recovery(parts);
    this.#sight = new Sight({ ...parts, gap: () => this.#recovery.gap });
    this.#filter = new InputFilter({ ...parts, sight: this.#sight });
  }

  /** An intention from a terminal. Never rejects; a repeated command id gets its first answer. */
  dispatch(input: unknown, origin: Origin): Promise<Reply> {
    return this.#parts.log.gap === null
      ? this.#guarded(() => this.#inOrder.run(origin.terminal, () => this.#fromTerminal(input, origin)))
      : this.#inOrder.run(WHILE_LOCKED, () => this.#whileLocked(input, origin));
  }

  /**
   * An intention of the station itself: its scanner, its scales, its printer, its clock. Nobody asks again for it, so
   * what the disk lost is decided once more on what it has.
   */
  dispatchOwn(command: StationCommand, origin: Origin): Promise<Reply> {
    const { clock, newId, log } = this.#parts;
    const once = () => this.#record(newId(clock.now()), command, this.#sight.around(origin));
    return this.#guarded(() =>
      this.#inOrder.run(origin.terminal, async () => {
        try {
          return once();
        } catch (error) {
          if (!(error instanceof Interrupted) || log.locked !== null) throw error;
          return once();
        }
      }),
    );
  }

  /** What the station sees around a command right now, without asking any device: for previews and signing texts. */
  glance(origin: Origin): Observed {
    return this.#sight.around(origin);
  }

  /** Inputs refused before anybody was signed in, since the last call: counted, not recorded one by one. */
  takeUnrecorded(): number {
    return this.#filter.takeUnrecorded();
  }

  /** What locks the station and what was signed for it: what its fault screen offers. */
  get gap(): OpenGap | null {
    return this.#recovery.gap;
  }

  async #guarded(work: () => Promise<Reply>): Promise<Reply> {
    const { log } = this.#parts;
    if (log.locked !== null) return { kind: 'unavailable', reason: log.locked };
    return this.#guardedWork(work);
  }

  async #guardedWork(work: () => Promise<Reply>): Promise<Reply> {
    const { log, journal } = this.#parts;
    try {
      return await work();
    } catch (error) {
      // The disk did not answer: nothing was decided, and nothing contradicts the record.
      if (error instanceof Interrupted || error instanceof StoreFailure)
        return { kind: 'unavailable', reason: log.locked ?? error.message };
      // A broken invariant: what this station would decide next cannot be trusted (design §5).
      journal.error('broken invariant', {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      log.lock('A rule of the station contradicts its record. It can be read and exported; call support.');
      return { kind: 'unavailable', reason: log.locked ?? '' };
    }
  }

  /** Lost events lock the station: two people may sign for them, one after the other, and nothing else is decided. */
  async #whileLocked(input: unknown, origin: Origin): Promise<Reply> {
    const { log, credentials } = this.#parts;
    if (log.gap === null) return this.#guarded(() => this.#fromTerminal(input, origin));
    const parsed = parseCommand(input);
    const pace = this.#filter.pace(origin);
    if (!parsed.ok) {
      const { path, problem } = parsed.error;
      return notRecorded(this.#sight.moment().at, null, [malformed(path, problem)]);
    }
    const command = parsed.value;
    if (!opensLock(command.type)) return { kind: 'unavailable', reason: log.locked ?? '' };
    if (pace > PACE_LIMIT + 1) return this.#filter.refuseFlood();
    return this.#guardedWork(async () => {
      const { bare, verdict } = await provePerson(credentials, this.#recovery.state, command, origin);
      const observed = { ...this.#sight.around(origin, pace), credential: verdict };
      const facts = factsOf(this.#recovery.state, bare, observed);
      return this.#recovery.take(command.id, {
        ...facts,
        observed: { ...observed, signing: this.#signing(facts) },
      });
    });
  }

  async #fromTerminal(input: unknown, origin: Origin): Promise<Reply> {
    const { log, credentials, attachments } = this.#parts;
    const parsed = parseCommand(input);
    if (!parsed.ok)
      return this.#filter.refuseMalformed(input, parsed.error.path, parsed.error.problem, origin);
    const command = parsed.value;
    const known = log.rowsOfCommand(command.id);
    if (known.length > 0) return replyOfRows(known, log.state, this.#sight.moment().day);
    const pace = this.#filter.pace(origin);
    if (pace > PACE_LIMIT + 1) return this.#filter.refuseFlood();
    // A scanner that types: its scan comes to this door by itself, as those of all scanners do.
    if (command.type === 'TypeIdentity' && pace <= PACE_LIMIT && this.#keyboard.take(command, origin))
      return { kind: 'accepted', seq: log.head.seq };
    const { bare, verdict, chosen } = await provePerson(credentials, log.state, command, origin);
    const seen = await this.#sight.weightFor(bare, origin, pace);
    const observed: Observed = {
      ...this.#sight.around(origin, pace),
      capture: seen,
      credential: verdict,
      newSecret: verdict &&
        chosen && {
          fault: chosen.ok ? null : chosen.error,
          version: credentials.version(verdict.person) + 1,
        },
      trail: bare.type === 'ReviewAuditTrail' ? trailOf(log, bare.batch) : null,
      file: 'sha256' in bare ? attachments.find(bare.sha256) : null,
      newSession: command.type === 'SignIn' ? this.#newSession() : null,
    };
    return this.#record(command.id, bare, observed, chosen?.ok ? chosen.value : null);
  }

  /**
   * A failed write is answered by what the disk says after it was read again: a committed decision stands, and what
   * follows from it follows. So does the first answer when two terminals sent one command id at once.
   */
  #record(id: string, command: KernelCommand, observed: Observed, chosen: HashedSecret | null = null): Reply {
    try {
      return this.#decideAndRecord(id, command, observed, chosen);
    } catch (error) {
      const { log, onDecided } = this.#parts;
      const isUnknown = error instanceof Interrupted && log.locked === null;
      if (!isUnknown && !(error instanceof DuplicateCommand)) throw error;
      const rows = log.rowsOfCommand(id);
      if (rows.length === 0) throw error;
      const reply = replyOfRows(rows, log.state, observed.moment.day);
      if (isUnknown) onDecided(observed.origin, eventsOf(rows), reply);
      return reply;
    }
  }

  #decideAndRecord(
    id: string,
    command: KernelCommand,
    observed: Observed,
    chosen: HashedSecret | null,
  ): Reply {
    const { log, onDecided } = this.#parts;
    const facts = factsOf(log.state, command, observed);
    const signing = this.#signing(facts);
    const decision = decideOn(
      log.state,
      signing === null ? facts : { ...facts, observed: { ...observed, signing } },
    );
    // The station noticed something that means nothing now: nothing happened, so nothing is recorded.
    if (decision.events.length === 0) return { kind: 'accepted', seq: log.head.seq };
    // Before the record says so: a secret that is kept and not recorded has to be chosen once more, and that is all.
    if (decision.kind === 'accepted') keep(chosen);
    const held = facts.session?.context;
    const seq = log.append(
      id,
      observed.moment,
      attribution(facts),
      facts.session
        ? {
            station: observed.origin.station,
            person: facts.session.person,
            batch: held?.batch ?? null,
            step: held?.step ?? null,
          }
        : null,
      decision,
    );
    const reply = replyOf(seq, observed.moment.at, decision.events, log.state, observed.moment.day);
    onDecided(observed.origin, decision.events, reply);
    return reply;
  }

  #signing(facts: Parameters<typeof signingText>[0]): Observed['signing'] {
    const text = signingText(facts);
    return text === null ? null : { text, hash: this.#parts.sha256(text) };
  }

  #newSession(): SessionId {
    const { newId, clock } = this.#parts;
    return newId(clock.now()) as SessionId;
  }
}

function keep(chosen: HashedSecret | null): void {
  try {
    chosen?.keep();
  } catch (error) {
    throw new StoreFailure('io-error', 'The new secret could not be kept: the one before stands.', {
      cause: error,
    });
  }
}

/** People at several terminals sign for one and the same gap: one after the other. */
const WHILE_LOCKED = 'locked';
