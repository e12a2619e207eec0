import type { SessionId } from '../../contract/ids.ts';
import { type Command, parseCommand } from '../../contract/parse-command.ts';
import type { Reply } from '../../contract/replies.ts';
import { attribution, decideOn, factsOf, refusalsOf } from '../../domain/decide.ts';
import { type DomainEvent, event } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve/evolve.ts';
import { mayRecordWeight, recordsWeight } from '../../domain/facts.ts';
import { isSigned } from '../../domain/identity/signing.ts';
import { signingText } from '../../domain/identity/signing-text.ts';
import type { KernelCommand, Origin, StationCommand } from '../../domain/kernel-command.ts';
import type { Moment } from '../../domain/moment.ts';
import {
  type Capture,
  type CredentialVerdict,
  type Observed,
  PACE_LIMIT,
  type StationHealth,
} from '../../domain/observed.ts';
import { DuplicateCommand, StoreFailure } from '../ports/event-store.ts';
import type { Calendar, Clock, Credentials, Journal } from '../ports/node-ports.ts';
import { capture, type DeviceDesk } from './device-desk.ts';
import { InOrder, Pace } from './in-order.ts';
import { eventsOf, malformed, replyOf, replyOfRows } from './reply-of.ts';
import { Interrupted, type StationLog } from './station-log.ts';
import { trailOf } from './trail.ts';

export interface DoorParts {
  readonly log: StationLog;
  readonly desk: DeviceDesk;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly credentials: Credentials;
  readonly sha256: (text: string) => string;
  readonly newId: (utcMs: number) => string;
  readonly journal: Journal;
  /** Whether the clock can be trusted now, and whether the disk has room for new work. */
  readonly health: () => StationHealth;
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
  readonly #pace = new Pace();
  #unrecorded = 0;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** An intention from a terminal. Never rejects; a repeated command id gets its first answer. */
  dispatch(input: unknown, origin: Origin): Promise<Reply> {
    return this.#guarded(() => this.#inOrder.run(origin.terminal, () => this.#fromTerminal(input, origin)));
  }

  /**
   * An intention of the station itself: its scanner, its scales, its printer, its clock. Nobody asks again for it, so
   * what the disk lost is decided once more on what it has.
   */
  dispatchOwn(command: StationCommand, origin: Origin): Promise<Reply> {
    const { clock, newId, log } = this.#parts;
    const once = () => this.#record(newId(clock.now()), command, this.#observed(origin, null, null, 0));
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
    return this.#observed(origin, null, null, 0);
  }

  /** Inputs refused before anybody was signed in, since the last call: counted, not recorded one by one. */
  takeUnrecorded(): number {
    const count = this.#unrecorded;
    this.#unrecorded = 0;
    return count;
  }

  async #guarded(work: () => Promise<Reply>): Promise<Reply> {
    const { log, journal } = this.#parts;
    if (log.locked !== null) return { kind: 'unavailable', reason: log.locked };
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

  async #fromTerminal(input: unknown, origin: Origin): Promise<Reply> {
    const { log, clock } = this.#parts;
    const parsed = parseCommand(input);
    if (!parsed.ok) return this.#refuseMalformed(input, parsed.error.path, parsed.error.problem, origin);
    const command = parsed.value;
    const known = log.rowsOfCommand(command.id);
    if (known.length > 0) return replyOfRows(known, log.state, this.#moment().day);
    const pace = this.#pace.count(origin.terminal, clock.mono());
    if (pace > PACE_LIMIT + 1) return this.#coalesce(origin);
    const { bare, verdict } = await this.#proven(command, origin);
    const seen = await this.#capture(bare, origin, pace);
    const observed = {
      ...this.#observed(origin, seen, verdict, pace),
      trail: bare.type === 'ReviewAuditTrail' ? trailOf(log, bare.batch) : null,
    };
    return this.#record(
      command.id,
      bare,
      command.type === 'SignIn' ? { ...observed, newSession: this.#newSession() } : observed,
    );
  }

  /**
   * A failed write is answered by what the disk says after it was read again: a committed decision stands, and what
   * follows from it follows. So does the first answer when two terminals sent one command id at once.
   */
  #record(id: string, command: KernelCommand, observed: Observed): Reply {
    try {
      return this.#decideAndRecord(id, command, observed);
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

  #decideAndRecord(id: string, command: KernelCommand, observed: Observed): Reply {
    const { log, onDecided } = this.#parts;
    const facts = factsOf(log.state, command, observed);
    const signing = this.#signing(facts);
    const decision = decideOn(
      log.state,
      signing === null ? facts : { ...facts, observed: { ...observed, signing } },
    );
    // The station noticed something that means nothing now: nothing happened, so nothing is recorded.
    if (decision.events.length === 0) return { kind: 'accepted', seq: log.head.seq };
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

  /** The secret is judged here and goes no further. */
  async #proven(
    command: Command,
    origin: Origin,
  ): Promise<{ bare: Command; verdict: CredentialVerdict | null }> {
    const { credentials, log } = this.#parts;
    if (command.type === 'SignIn') {
      const verdict = await credentials.verify(command.person, command.secret);
      return {
        bare: { ...command, secret: '' },
        verdict: { person: command.person, verdict, version: credentials.version(command.person) },
      };
    }
    if (!isSigned(command.type) || !('signature' in command)) return { bare: command, verdict: null };
    const session = log.state.get('sessions', origin.terminal);
    const signer = command.signature.person ?? (session?.open ? session.person : null);
    const { secret } = command.signature;
    const bare = { ...command, signature: { ...command.signature, secret: '' } } as Command;
    if (signer === null) return { bare, verdict: null };
    const verdict = await credentials.verify(signer, secret);
    return { bare, verdict: { person: signer, verdict, version: credentials.version(signer) } };
  }

  /** Asks the scale for this very command. A zero is pressed only when every other gate would let it. */
  async #capture(command: Command, origin: Origin, pace: number): Promise<Capture | null> {
    const { log, desk, clock } = this.#parts;
    if (!mayRecordWeight(command.type)) return null;
    const facts = factsOf(log.state, command, this.#observed(origin, null, null, pace));
    if (!recordsWeight(command, facts.dispense?.work ?? null)) return null;
    const scale = facts.scale?.id ?? null;
    const seen = await capture(desk, scale, () => clock.mono());
    if (!PRESSES_ZERO.has(command.type) || scale === null) return seen;
    const before = factsOf(log.state, command, this.#observed(origin, seen, null, pace));
    if (refusalsOf(before, 'act').length > 0) return seen;
    const zeroed = await desk.scales.get(scale)?.zero();
    if (zeroed?.kind !== 'done') return { kind: 'none', device: scale, why: 'refused', raw: null };
    return capture(desk, scale, () => clock.mono());
  }

  #observed(
    origin: Origin,
    seen: Capture | null,
    credential: CredentialVerdict | null,
    pace: number,
  ): Observed {
    const { log, health, desk } = this.#parts;
    const printer = log.state
      .get('stations', origin.station)
      ?.equipment.map((id) => desk.printers.get(id))
      .find(Boolean);
    return {
      moment: this.#moment(),
      origin,
      capture: seen,
      credential,
      signing: null,
      health: health(),
      trail: null,
      pace,
      printer: printer ? (READY.has(printer.snapshot().state) ? 'ready' : 'notReady') : 'none',
      newSession: null,
    };
  }

  #newSession(): SessionId {
    const { newId, clock } = this.#parts;
    return newId(clock.now()) as SessionId;
  }

  #moment(): Moment {
    const { calendar, clock } = this.#parts;
    return calendar.momentAt(clock.now(), clock.mono());
  }

  /** What was no command is a denial of fixed shape: its size and its first fault, never its content (design §5). */
  #refuseMalformed(input: unknown, path: string, problem: string, origin: Origin): Reply {
    const { log, clock } = this.#parts;
    const moment = this.#moment();
    const refusals = [malformed(path, problem)];
    const session = log.state.get('sessions', origin.terminal);
    const pace = this.#pace.count(origin.terminal, clock.mono());
    const signsIn =
      typeof input === 'object' && input !== null && (input as { type?: unknown }).type === 'SignIn';
    if ((!session?.open && !signsIn) || pace > PACE_LIMIT) {
      this.#unrecorded += 1;
      return { kind: 'refused', denial: { seq: 0, at: moment.at, command: null, refusals, exception: null } };
    }
    const bytes = byteLength(input);
    const denied = event('CommandDenied', {
      command: null,
      batch: null,
      refusals,
      shape: { bytes, path: path.slice(0, 80), problem: problem.slice(0, 80) },
      scan: null,
    });
    const draft = log.state.draft();
    const who = {
      station: origin.station,
      person: session?.open ? session.person : null,
      session: session?.open ? session.id : null,
    };
    evolve(draft, { at: moment.at, ...who, event: denied });
    const seq = log.append(this.#parts.newId(clock.now()), moment, who, null, { events: [denied], draft });
    const reply = replyOf(seq, moment.at, [denied], log.state, moment.day);
    this.#parts.onDecided(origin, [denied], reply);
    return reply;
  }

  /** Beyond the first refusal of a flood only its size counts (design §5). */
  #coalesce(_origin: Origin): Reply {
    this.#unrecorded += 1;
    return {
      kind: 'refused',
      denial: {
        seq: 0,
        at: this.#moment().at,
        command: null,
        refusals: [{ gate: 'requirePace', code: 'pace.flood', data: { limit: PACE_LIMIT }, clears: null }],
        exception: null,
      },
    };
  }
}

/** Commands that zero the instrument: a second attempt at a check starts from a fresh zero (rules §5). */
const PRESSES_ZERO: ReadonlySet<string> = new Set(['ZeroScale', 'RepeatCheck']);

const READY: ReadonlySet<string> = new Set(['ready', 'printing']);

function byteLength(input: unknown): number {
  try {
    return JSON.stringify(input)?.length ?? 0;
  } catch {
    // A structure that JSON cannot say (a cycle, a bigint) has no size here; its fault stands beside it.
    return 0;
  }
}
