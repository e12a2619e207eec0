import type { CommandType } from '../../contract/parse-command.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Denial, Reply } from '../../contract/replies.ts';
import type { Role } from '../../contract/vocabulary.ts';
import type { DomainEvent, EventData } from '../../domain/events.ts';
import { holdsRole } from '../../domain/identity/authority.ts';
import type { LogRow } from '../../domain/log/chain.ts';
import { parseEntry } from '../../domain/log/entry.ts';
import type { PlantDay } from '../../domain/moment.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';

/** The answer that the recorded events of a command mean; the same at once and on a repeat after a restart. */
export function replyOf(
  seq: number,
  at: string,
  events: readonly DomainEvent[],
  state: PlantReader,
  today: PlantDay,
): Reply {
  const denied = events.find((each) => each.type === 'CommandDenied');
  if (denied?.type !== 'CommandDenied') return { kind: 'accepted', seq: seq + events.length - 1 };
  return { kind: 'refused', denial: denialOf(seq, at, denied.data, exceptionIn(events), state, today) };
}

export function replyOfRows(rows: readonly LogRow[], state: PlantReader, today: PlantDay): Reply {
  const [first] = rows;
  if (!first) throw new Error('broken invariant: a command without events');
  return replyOf(first.seq, parseEntry(first.body).at, eventsOf(rows), state, today);
}

/** The recorded events of one command. */
export const eventsOf = (rows: readonly LogRow[]): readonly DomainEvent[] =>
  rows.map(({ body }) => {
    const { type, data } = parseEntry(body);
    return { type, data } as unknown as DomainEvent;
  });

function exceptionIn(events: readonly DomainEvent[]): string | null {
  for (const each of events) {
    if (each.type === 'ExceptionOpened') return each.data.exception.id;
    if (each.type === 'ExceptionRepeated') return each.data.exception;
  }
  return null;
}

function denialOf(
  seq: number,
  at: string,
  { command, refusals }: EventData['CommandDenied'],
  exceptionId: string | null,
  state: PlantReader,
  today: PlantDay,
): Denial {
  const exception = exceptionId ? state.get('exceptions', exceptionId) : undefined;
  return {
    seq,
    at,
    command: command as CommandType | null,
    refusals,
    exception: exception
      ? {
          id: exception.id,
          severity: exception.severity,
          owner: exception.owner,
          ownerNames: namesOf(state, exception.owner, today),
        }
      : null,
  };
}

/** Who holds a role with its qualification today: the names on the block panel. */
export function namesOf(state: PlantReader, role: Role, today: PlantDay): readonly string[] {
  const { site } = plantFacts(state);
  const names: string[] = [];
  for (const person of state.all('people')) if (holdsRole(person, role, site, today)) names.push(person.name);
  return names;
}

/** A refusal that is answered and not appended: nobody is signed in, it is a flood, or the log takes nothing. */
export const notRecorded = (
  at: string,
  command: CommandType | null,
  refusals: readonly Refusal[],
): Reply => ({
  kind: 'refused',
  denial: { seq: 0, at, command, refusals, exception: null },
});

/** A denial of fixed shape for what was no command at all. */
export const malformed = (path: string, problem: string): Refusal => ({
  gate: 'requireWellFormed',
  code: 'command.malformed',
  data: { path: path.slice(0, 80), problem: problem.slice(0, 80) },
  clears: null,
});
