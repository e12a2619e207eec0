import type { DenialFilter, DenialLine, DenialPage } from '../../contract/denials.ts';
import type { GateId } from '../../contract/refusals.ts';
import type { Role } from '../../contract/vocabulary.ts';
import type { EventData } from '../../domain/events.ts';
import type { LogRow } from '../../domain/log/chain.ts';
import { type EventEnvelope, parseEntry } from '../../domain/log/entry.ts';
import { readAll } from '../ports/event-store.ts';

/** What the ledger needs of a log: rows after a sequence number, in order. */
export interface ReadableLog {
  readonly head: { readonly seq: number };
  read(afterSeq: number, limit: number): readonly LogRow[];
}

interface Known {
  readonly name: string;
  readonly roles: readonly Role[];
}

const PAGE = 100;

/**
 * Every refusal of the log with the role its person had at that time (S37, S76). It reads each event once and goes on
 * from there when it is asked again; the log is the record and this only its index. No gate looks here.
 */
export class DenialLedger {
  readonly #log: ReadableLog;
  readonly #lines: DenialLine[] = [];
  readonly #people = new Map<string, Known>();
  #first = 0;
  #last = 0;
  #gapFree = true;
  #flooded = 0;

  constructor(log: ReadableLog) {
    this.#log = log;
  }

  /** One page of the refusals that fit, newest first, with the proof that no event was left out (S102). */
  page(filter: DenialFilter, before: number | null): DenialPage {
    this.#catchUp();
    const { gate, ...others } = filter;
    const near = this.#lines.filter((line) => fits(line, others));
    const matched = gate === undefined ? near : near.filter((line) => isBy(line, gate));
    const older = matched.filter(({ seq }) => before === null || seq < before);
    const lines = older.slice(-PAGE).toReversed();
    return {
      lines,
      matched: matched.length,
      older: older.length > PAGE ? (lines.at(-1)?.seq ?? null) : null,
      byGate: countsOf(near),
      choices: choicesOf(this.#lines),
      proof: {
        first: this.#first,
        last: this.#last,
        gapFree: this.#gapFree && this.#last === this.#log.head.seq,
        denials: this.#lines.length,
        flooded: this.#flooded,
      },
    };
  }

  #catchUp(): void {
    for (const row of readAll(this.#log, this.#last)) this.#take(row);
  }

  /** Only what can matter is parsed: most events of a day are none of these. */
  #take({ seq, body }: LogRow): void {
    if (this.#first === 0) this.#first = seq;
    else if (seq !== this.#last + 1) this.#gapFree = false;
    if (this.#last === 0 && seq !== 1) this.#gapFree = false;
    this.#last = seq;
    if (body.includes('"type":"CommandDenied"')) this.#note(parseEntry(body));
    else if (body.includes('"roles":[')) this.#learn(parseEntry(body).data);
    else if (body.includes('"type":"DoorFlood"'))
      this.#flooded += (parseEntry(body).data as EventData['DoorFlood']).count;
  }

  #note({ seq, at, type, person, station, context, data }: EventEnvelope): void {
    if (type !== 'CommandDenied') return;
    const { command, refusals } = data as EventData['CommandDenied'];
    const known = person === null ? undefined : this.#people.get(person);
    this.#lines.push({
      seq,
      at,
      person,
      name: known?.name ?? null,
      roles: known?.roles ?? [],
      station,
      batch: context?.batch ?? null,
      step: context?.step ?? null,
      command,
      refusals,
    });
  }

  /** Whatever event tells a person whole tells their roles from then on. */
  #learn(data: object): void {
    if (!('person' in data) || typeof data.person !== 'object' || data.person === null) return;
    const { id, name, roles } = data.person as Partial<EventData['PersonAdmitted']['person']>;
    if (id && name && roles) this.#people.set(id, { name, roles });
  }
}

const isBy = ({ refusals }: DenialLine, gate: GateId): boolean => refusals.some((each) => each.gate === gate);

const fits = (line: DenialLine, { role, station, batch, step, from, to }: DenialFilter): boolean =>
  (role === undefined || line.roles.includes(role)) &&
  (station === undefined || line.station === station) &&
  (batch === undefined || line.batch === batch) &&
  (step === undefined || line.step === step) &&
  (from === undefined || line.at >= from) &&
  (to === undefined || line.at <= to);

function countsOf(lines: readonly DenialLine[]): DenialPage['byGate'] {
  const counts = new Map<GateId, number>();
  for (const { refusals } of lines)
    for (const gate of new Set(refusals.map((each) => each.gate)))
      counts.set(gate, (counts.get(gate) ?? 0) + 1);
  return [...counts]
    .map(([gate, count]) => ({ gate, count }))
    .sort((a, b) => b.count - a.count || (a.gate < b.gate ? -1 : 1));
}

function choicesOf(lines: readonly DenialLine[]): DenialPage['choices'] {
  const sorted = <Word extends string>(words: readonly (Word | null)[]): readonly Word[] =>
    [...new Set(words)].filter((word) => word !== null).sort();
  return {
    roles: sorted(lines.flatMap(({ roles }) => roles)),
    stations: sorted(lines.map(({ station }) => station)),
    batches: sorted(lines.map(({ batch }) => batch)),
    steps: sorted(lines.map(({ step }) => step)),
  };
}
