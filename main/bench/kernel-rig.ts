import { sha256 } from '../adapters/sqlite/sha256.ts';
import { plantCalendar } from '../adapters/system/plant-calendar.ts';
import { type RecordTools, rowsOf } from '../application/station/record.ts';
import type { PersonId, SessionId, StationId, TerminalId } from '../contract/ids.ts';
import { type Command, parseCommand } from '../contract/parse-command.ts';
import type { StationPort } from '../contract/station-port.ts';
import { attribution, type Decision, decideOn, factsOf } from '../domain/decide.ts';
import { evolve } from '../domain/evolve/evolve.ts';
import { founded } from '../domain/handlers/plant-handlers.ts';
import { signingText } from '../domain/identity/signing-text.ts';
import { EMPTY_LOG, type LogHead } from '../domain/log/chain.ts';
import type { Observed } from '../domain/observed.ts';
import type { Founding } from '../domain/plant/founding.ts';
import { PlantState } from '../domain/state.ts';
import { HAND_MS, type ToldClock } from './told-clock.ts';

/** One command with everything the kernel is told about it: time and ids are passed in (design §5). */
export interface Prepared {
  readonly command: Command;
  readonly observed: Observed;
}

/** The kernel and the log's text without a disk: state in memory, rows that go nowhere. */
export class KernelRig {
  readonly #state = new PlantState();
  readonly #calendar: ReturnType<typeof plantCalendar>;
  readonly #clock: ToldClock;
  readonly #tools: RecordTools;
  #head: LogHead = EMPTY_LOG;
  #body = '{}';
  #ids = 0;

  constructor(founding: Founding, clock: ToldClock) {
    this.#clock = clock;
    this.#calendar = plantCalendar(founding.site.timeZone, founding.site.dayStart);
    this.#tools = { clock, sha256, newId: () => this.#newId() };
    const draft = this.#state.draft();
    const { at } = this.#moment();
    for (const event of founded(founding, at))
      evolve(draft, { at, station: null, person: null, session: null, event });
    this.#state.absorb(draft);
  }

  /** A port to this rig for hands that prepare its state. */
  portOf(station: string): StationPort {
    const refuse = async () => {
      throw new Error('the rig has no such service');
    };
    return {
      hello: refuse,
      subscribe: () => () => {},
      upload: refuse,
      pulse: refuse,
      dispatch: async (input) => {
        const prepared = this.prepare(input, station);
        const decision = this.decideOn(prepared);
        return decision.kind === 'accepted'
          ? { kind: 'accepted', seq: this.#head.seq }
          : { kind: 'unavailable', reason: JSON.stringify(decision.refusals) };
      },
      query: async (query) => {
        if (query.kind !== 'signing') return refuse();
        const signature = { person: null, secret: '-', textHash: EMPTY_LOG.hash };
        const draft = { id: '00000000-0000-4000-8000-000000000000', ...(query.command as object), signature };
        const { command, observed } = this.prepare(draft, station);
        const text = signingText(factsOf(this.#state, command, observed)) ?? '';
        return {
          kind: 'signing',
          text,
          hash: sha256(text),
          meaning: 'performed',
          needsPerson: true,
          ownWork: true,
        };
      },
    };
  }

  /** Parses a command and says what the station would see around it. */
  prepare(input: unknown, station: string): Prepared {
    const parsed = parseCommand(input);
    if (!parsed.ok) throw new Error(`no command: ${JSON.stringify(parsed.error)}`);
    const command = parsed.value;
    this.#clock.pass(HAND_MS);
    const origin = { station: station as StationId, terminal: `${station}-1` as TerminalId };
    const signer = credentialOf(command);
    const observed: Observed = {
      moment: this.#moment(),
      origin,
      capture: null,
      credential: signer && { person: signer, verdict: 'match', version: 1 },
      newSecret: null,
      signing: null,
      file: null,
      health: { log: 'ready', clock: 'trusted', proof: 'verified' },
      trail: null,
      pace: 1,
      printer: 'none',
      head: this.#head.seq,
      newSession: this.#newId() as SessionId,
      gap: null,
    };
    const text = 'signature' in command ? signingText(factsOf(this.#state, command, observed)) : null;
    return {
      command,
      observed: { ...observed, signing: text === null ? null : { text, hash: sha256(text) } },
    };
  }

  /** What is measured: facts, gates, events, their fold, their text and their hash. */
  decideOn({ command, observed }: Prepared): Decision {
    const facts = factsOf(this.#state, command, observed);
    const decision = decideOn(this.#state, facts);
    const rows = rowsOf(this.#tools, this.#head, {
      commandId: command.id,
      moment: observed.moment,
      who: attribution(facts),
      context: null,
      events: decision.events,
    });
    const last = rows.at(-1);
    if (last) {
      this.#head = last;
      this.#body = last.body;
    }
    this.#state.absorb(decision.draft);
    return decision;
  }

  /** The text of the last event, as it would be stored. */
  get lastBody(): string {
    return this.#body;
  }

  #moment() {
    return this.#calendar.momentAt(this.#clock.now(), this.#clock.mono());
  }

  #newId(): string {
    this.#ids += 1;
    return `019cd2c1-295d-73bb-a311-${String(this.#ids).padStart(12, '0')}`;
  }
}

function credentialOf(command: Command): PersonId | null {
  if (command.type === 'SignIn') return command.person;
  return 'signature' in command ? command.signature.person : null;
}
