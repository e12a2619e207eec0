import type { CommandType } from '../../contract/parse-command.ts';
import type { Reply } from '../../contract/replies.ts';
import { attribution, type Decision, decideOn, type factsOf } from '../../domain/decide.ts';
import type { DomainEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve/evolve.ts';
import { certain, signatureRecord } from '../../domain/handlers/handler.ts';
import type { GapDeclaration, OpenGap } from '../../domain/log/log-gap.ts';
import { PlantState } from '../../domain/state.ts';
import type { DoorParts } from './door.ts';
import { notRecorded, replyOf } from './reply-of.ts';
import { Interrupted } from './station-log.ts';

type Facts = ReturnType<typeof factsOf>;

/** The commands that a station takes while lost events lock it; every other waits. */
export const opensLock = (type: CommandType): boolean => type === 'DeclareGap' || type === 'ConfirmGap';

/**
 * The one act of a station that lost events (design §5). The gates decide on the record as it is left, together with
 * the wrong secrets tried since: those lock a person out here as everywhere, and are written with the declaration.
 */
export class Recovery {
  readonly #parts: Pick<DoorParts, 'log' | 'journal' | 'onDecided'>;
  #declared: GapDeclaration | null = null;
  /** A copy of the surviving state: nothing that happens here may reach the state before it is on the disk. */
  #state: PlantState | null = null;
  #wrong: readonly DomainEvent[] = [];

  constructor(parts: Pick<DoorParts, 'log' | 'journal' | 'onDecided'>) {
    this.#parts = parts;
  }

  /** What locks the station and what was signed for it; null when nothing can be signed for. */
  get gap(): OpenGap | null {
    const { gap } = this.#parts.log;
    return gap && { ...gap, declared: this.#declared };
  }

  /** The state that the gates of a locked station look at. */
  get state(): PlantState {
    this.#state ??= PlantState.fromData(this.#parts.log.state.toData());
    return this.#state;
  }

  /** Decides one of the two commands, and writes both signatures with the second. */
  take(id: string, facts: Facts): Reply {
    const { log, onDecided } = this.#parts;
    const { command, observed } = facts;
    const decision = decideOn(this.state, facts);
    if (decision.kind === 'refused') return this.#refuse(facts, decision);
    if (command.type !== 'DeclareGap') return this.#write(id, facts, decision.events);
    const narrative = certain(command.narrative, 'a sentence');
    this.#declared = { reason: command.reason, narrative, signature: signatureRecord(facts) };
    const reply: Reply = { kind: 'accepted', seq: log.head.seq };
    onDecided(observed.origin, [], reply);
    return reply;
  }

  /** A log that is not believed takes no evidence; the technical log keeps it, without the secret. */
  #refuse({ command, observed, signer }: Facts, decision: Extract<Decision, { kind: 'refused' }>): Reply {
    const { refusals, events, draft } = decision;
    this.#wrong = [...this.#wrong, ...events.filter(({ type }) => OF_SECRETS.has(type))];
    this.state.absorb(draft);
    this.#parts.journal.warn('refused while the station is locked', {
      command: command.type,
      station: observed.origin.station,
      person: signer?.id ?? null,
      refusals: refusals.map(({ code }) => code).join(', '),
    });
    return notRecorded(observed.moment.at, command.type as CommandType, refusals);
  }

  #write(id: string, facts: Facts, decided: readonly DomainEvent[]): Reply {
    const { log, onDecided } = this.#parts;
    const { moment, origin } = facts.observed;
    const who = attribution(facts);
    const events = [...decided, ...this.#wrong];
    const draft = log.state.draft();
    for (const event of events) evolve(draft, { at: moment.at, ...who, event });
    const seq = this.#standing(id, () => log.declareGap(id, moment, who, { events, draft }));
    this.#declared = null;
    this.#state = null;
    this.#wrong = [];
    const reply = replyOf(seq, moment.at, events, log.state, moment.day);
    onDecided(origin, events, reply);
    return reply;
  }

  /** The position of a decision: as written, or as the disk has it after a commit that did not answer. */
  #standing(id: string, write: () => number): number {
    try {
      return write();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      const [first] = this.#parts.log.rowsOfCommand(id);
      if (!first) throw error;
      return first.seq;
    }
  }
}

/** What a wrong secret writes against its person. */
const OF_SECRETS: ReadonlySet<string> = new Set(['CredentialFailed', 'PersonLockedOut']);
