import type { Refusal } from '../../contract/refusals.ts';
import type { Reply } from '../../contract/replies.ts';
import { type DomainEvent, event } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve/evolve.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import { PACE_LIMIT } from '../../domain/observed.ts';
import type { Clock } from '../ports/node-ports.ts';
import { Pace } from './in-order.ts';
import { malformed, notRecorded, replyOf } from './reply-of.ts';
import type { Sight } from './sight.ts';
import type { StationLog } from './station-log.ts';

export interface InputFilterParts {
  readonly log: StationLog;
  readonly clock: Clock;
  readonly sight: Sight;
  readonly newId: (utcMs: number) => string;
  readonly onDecided: (origin: Origin, events: readonly DomainEvent[], reply: Reply) => void;
}

/** Turns away what never becomes a decision: what is no command, and what comes faster than people act (design §5). */
export class InputFilter {
  readonly #parts: InputFilterParts;
  readonly #pace = new Pace();
  #unrecorded = 0;

  constructor(parts: InputFilterParts) {
    this.#parts = parts;
  }

  /** Counts one input; how many this terminal sent within the last second. */
  pace({ terminal }: Origin): number {
    return this.#pace.count(terminal, this.#parts.clock.mono());
  }

  /** Inputs that were answered without a record since the last call. */
  takeUnrecorded(): number {
    const count = this.#unrecorded;
    this.#unrecorded = 0;
    return count;
  }

  /** Beyond the first refusal of a flood only its size counts. */
  refuseFlood(): Reply {
    return this.#unrecordedRefusal([
      { gate: 'requirePace', code: 'pace.flood', data: { limit: PACE_LIMIT }, clears: null },
    ]);
  }

  /** What was no command is a denial of fixed shape: its size and its first fault, never its content. */
  refuseMalformed(input: unknown, path: string, problem: string, origin: Origin): Reply {
    const { log, sight, clock, newId, onDecided } = this.#parts;
    const refusals = [malformed(path, problem)];
    const session = log.state.get('sessions', origin.terminal);
    const isFlood = this.pace(origin) > PACE_LIMIT;
    if ((!session?.open && !triesToSignIn(input)) || isFlood) return this.#unrecordedRefusal(refusals);
    const moment = sight.moment();
    const denied = event('CommandDenied', {
      command: null,
      batch: null,
      refusals,
      shape: { bytes: byteLength(input), path: path.slice(0, 80), problem: problem.slice(0, 80) },
      scan: null,
    });
    const draft = log.state.draft();
    const who = {
      station: origin.station,
      person: session?.open ? session.person : null,
      session: session?.open ? session.id : null,
    };
    evolve(draft, { at: moment.at, ...who, event: denied });
    const seq = log.append(newId(clock.now()), moment, who, null, { events: [denied], draft });
    const reply = replyOf(seq, moment.at, [denied], log.state, moment.day);
    onDecided(origin, [denied], reply);
    return reply;
  }

  #unrecordedRefusal(refusals: readonly Refusal[]): Reply {
    this.#unrecorded += 1;
    return notRecorded(this.#parts.sight.moment().at, null, refusals);
  }
}

/** What somebody sends who is not signed in yet. */
const PROVES: ReadonlySet<unknown> = new Set(['SignIn', 'ChooseSecret']);

const triesToSignIn = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && PROVES.has((input as { type?: unknown }).type);

function byteLength(input: unknown): number {
  try {
    return JSON.stringify(input)?.length ?? 0;
  } catch {
    // A structure that JSON cannot say (a cycle, a bigint) has no size here; its fault stands beside it.
    return 0;
  }
}
