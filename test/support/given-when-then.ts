import { sha256 } from '../../main/adapters/sqlite/sha256.ts';
import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import type { StoredFile } from '../../main/contract/attachment.ts';
import { type Micrograms, parseMass } from '../../main/contract/quantity.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import { attribution, decide, factsOf } from '../../main/domain/decide.ts';
import type { Equipment } from '../../main/domain/equipment/equipment.ts';
import type { DomainEvent, EventData, EventType, RecordedEvent } from '../../main/domain/events.ts';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import { founded } from '../../main/domain/handlers/plant-handlers.ts';
import type { SecretFault } from '../../main/domain/identity/secret-rules.ts';
import { isSigned, SIGNING } from '../../main/domain/identity/signing.ts';
import { signingText } from '../../main/domain/identity/signing-text.ts';
import type { KernelCommand, KernelCommandType } from '../../main/domain/kernel-command.ts';
import type { OpenGap } from '../../main/domain/log/log-gap.ts';
import type { Moment } from '../../main/domain/moment.ts';
import type { Capture, Observed } from '../../main/domain/observed.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import type { ExceptionRecord } from '../../main/domain/quality/exception.ts';
import { PlantState, plantFacts } from '../../main/domain/state.ts';

/** What is unusual around one command; what is left out is as on a good day. */
export interface Seen {
  readonly station?: string;
  /** Who signs: a second person, or the holder of the session when null. */
  readonly by?: string | null;
  /** The id is left out of the signature. */
  readonly unnamed?: boolean;
  /** Somebody set the signer's secret anew; the version that people chose when absent. */
  readonly version?: number;
  /** What is wrong with a new secret. */
  readonly fault?: SecretFault;
  readonly secret?: 'match' | 'mismatch' | 'notEnrolled';
  readonly textHash?: string;
  /** What the scale shows, in its own unit; it also stands on the screen. */
  readonly shows?: string;
  readonly displayed?: string;
  readonly capture?:
    | Partial<Extract<Capture, { kind: 'reading' }>>
    | Extract<Capture, { kind: 'none' }>
    | null;
  readonly context?: object;
  readonly clock?: 'trusted' | 'doubtful';
  readonly log?: 'ready' | 'low';
  /** Whether the log is proven; it is, on a good day. */
  readonly proof?: 'verified' | 'pending' | 'degraded';
  readonly pace?: number;
  readonly printer?: Observed['printer'];
  /** The file that the command names, as it lies in the data folder. */
  readonly file?: StoredFile;
  /** Lost events that lock the station. */
  readonly gap?: OpenGap;
}

/** What one command came to. */
export interface Told {
  readonly command: KernelCommandType;
  readonly kind: 'accepted' | 'refused';
  /** Codes of every refusal, in the order of the gates; empty when accepted. */
  readonly codes: readonly string[];
  readonly gates: readonly string[];
  readonly events: readonly DomainEvent[];
  readonly types: readonly string[];
  readonly opened: ExceptionRecord | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** The kernel with its fold and nothing else: something is given, one command is tried, and what it came to is told. */
export class Kernel {
  readonly state: PlantState;
  readonly recorded: RecordedEvent[];
  moment: Moment;
  /** What every scale is connected over. */
  connection = CONNECTION;
  #count = 0;

  protected constructor(from: { state: PlantState; recorded: readonly RecordedEvent[]; moment: Moment }) {
    this.state = from.state;
    this.recorded = [...from.recorded];
    this.moment = from.moment;
  }

  /** Goes on at this time of the plant: `2026-03-09 08:20`, to the second where it is said. */
  at(text: string): this {
    const { site } = plantFacts(this.state);
    const [day = '', time = ''] = text.split(' ');
    const utc = plantTime(site.timeZone, day, time);
    this.moment = plantCalendar(site.timeZone, site.dayStart).momentAt(utc, this.moment.mono + 1_000);
    return this;
  }

  /** The command is part of the story: it must be accepted. */
  given(type: KernelCommandType, fields: Fields = {}, seen: Seen = {}): this {
    const told = this.when(type, fields, seen);
    if (told.kind === 'refused') throw new Error(`given ${type} was refused: ${told.codes.join(', ')}`);
    return this;
  }

  /** Tries one command; whatever is decided becomes the state. */
  when(type: KernelCommandType, fields: Fields = {}, seen: Seen = {}): Told {
    const { command, observed } = this.#posed(type, fields, seen);
    const decision = decide(this.state, command, observed);
    this.record(decision.events, attribution(factsOf(this.state, command, observed)));
    this.state.absorb(decision.draft);
    return tellOf(type, decision.kind, decision.kind === 'refused' ? decision.refusals : [], decision.events);
  }

  /** As a log of these events alone would have it. */
  trail(): { readonly head: number; readonly last: number } {
    return { head: this.recorded.length, last: 0 };
  }

  protected record(events: readonly DomainEvent[], who: object): void {
    for (const event of events)
      this.recorded.push({ at: this.moment.at, ...who, event } as unknown as RecordedEvent);
  }

  #posed(
    type: KernelCommandType,
    fields: Fields,
    seen: Seen,
  ): { command: KernelCommand; observed: Observed } {
    this.#count += 1;
    const { station = 'WS-01' } = seen;
    const terminal = `${station}-1`;
    const session = this.state.get('sessions', terminal);
    const context = {
      station,
      person: session?.open ? session.person : null,
      batch: session?.context?.batch ?? null,
      step: session?.context?.step ?? null,
      ...seen.context,
    };
    const draft = { id: `c-${this.#count}`, type, context, ...fields, ...signatureOf(type, seen) };
    const bare = draft as unknown as KernelCommand;
    const origin = { station, terminal } as unknown as Observed['origin'];
    const base = this.#observed(origin, seen);
    const facts = factsOf(this.state, bare, base);
    const text = signingText(facts);
    const scale = facts.scale?.id ?? null;
    const capture = this.#capture(scale, seen);
    const shown = capture?.kind === 'reading' ? capture.value : '0';
    const signature = 'signature' in bare && {
      ...bare.signature,
      textHash: seen.textHash ?? sha256(text ?? ''),
    };
    return {
      command: {
        displayed: seen.displayed ?? shown,
        ...bare,
        ...(signature && { signature }),
      } as unknown as KernelCommand,
      observed: {
        ...base,
        capture,
        credential: facts.signer && {
          person: facts.signer.id,
          verdict: seen.secret ?? 'match',
          version: seen.version ?? this.#secretOf(facts.signer.id),
        },
        newSecret:
          bare.type === 'ChooseSecret'
            ? { fault: seen.fault ?? null, version: this.#secretOf(bare.person) + 1 }
            : null,
        signing: text === null ? null : { text, hash: sha256(text) },
      },
    };
  }

  /** The version of a person's secret, as the credentials would tell it. */
  #secretOf(person: string): number {
    return this.state.get('people', person)?.ownSecret ?? 1;
  }

  #observed(origin: Observed['origin'], seen: Seen): Observed {
    return {
      moment: this.moment,
      origin,
      capture: null,
      credential: null,
      newSecret: null,
      signing: null,
      file: seen.file ?? null,
      health: { log: seen.log ?? 'ready', clock: seen.clock ?? 'trusted', proof: seen.proof ?? 'verified' },
      trail: this.trail(),
      pace: seen.pace ?? 1,
      printer: seen.printer === undefined ? 'ready' : seen.printer,
      head: this.recorded.length,
      newSession: `S-${this.recorded.length}` as Observed['newSession'],
      gap: seen.gap ?? null,
    };
  }

  #capture(scale: string | null, { shows, capture }: Seen): Capture | null {
    if (capture === null) return null;
    if (capture && 'why' in capture) return capture;
    if (shows === undefined && capture === undefined) return null;
    return {
      ...readingOf(this.state, scale ?? '', shows ?? '0', this.moment, this.connection),
      ...capture,
    };
  }
}

/** The connection that every scale is on until a test says otherwise. */
export const CONNECTION = 'boot/1';

const isTold = (scale: Equipment | undefined): scale is Equipment =>
  scale !== undefined && !(scale.kind === 'scale' && scale.plate !== undefined);

/** A stable answer of a scale, just received. */
export function readingOf(
  state: PlantState,
  id: string,
  shows: string,
  moment: Moment,
  connection = CONNECTION,
): Extract<Capture, { kind: 'reading' }> {
  const scale = state.get('equipment', id);
  const unit = scale?.kind === 'scale' ? scale.unit : 'kg';
  const mass = parseMass(shows, unit);
  return {
    kind: 'reading',
    device: id as never,
    serial: isTold(scale) ? scale.serial : '',
    connection,
    value: shows,
    unit,
    mass: mass.ok ? mass.value : (null as Micrograms | null),
    stable: true,
    settling: null,
    raw: `S S ${shows.padStart(10)} ${unit}`,
    window: [],
    receivedAt: moment.at,
    ageMs: 20,
  };
}

/** Folds what a plant begins with. */
export function foundedState(founding: Founding, moment: Moment) {
  const state = new PlantState();
  const draft = state.draft();
  const nobody = { station: null, person: null, session: null };
  const recorded = founded(founding, moment.at).map((event) => ({ at: moment.at, ...nobody, event }));
  for (const each of recorded) evolve(draft, each);
  state.absorb(draft);
  return { state, recorded, moment };
}

/** The data of the events of one type that a command wrote. */
export const dataOf = <Type extends EventType>({ events }: Told, type: Type): readonly EventData[Type][] =>
  events.filter((event) => event.type === type).map(({ data }) => data as unknown as EventData[Type]);

function signatureOf(type: KernelCommandType, { by, unnamed }: Seen) {
  if (!isSigned(type)) return {};
  const person = by ?? (SIGNING[type].signer === 'other' ? 'OP-107' : null);
  return { signature: { person: unnamed ? null : person, secret: '', textHash: '' } };
}

function tellOf(
  command: KernelCommandType,
  kind: Told['kind'],
  refusals: readonly { gate: string; code: string }[],
  events: readonly DomainEvent[],
): Told {
  const opened = events.find((event) => event.type === 'ExceptionOpened');
  return {
    command,
    kind,
    codes: refusals.map(({ code }) => code),
    gates: refusals.map(({ gate }) => gate),
    events,
    types: events.map(({ type }) => type),
    opened: opened?.type === 'ExceptionOpened' ? opened.data.exception : null,
  };
}
