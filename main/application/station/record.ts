import type { Attribution } from '../../domain/decide.ts';
import type { DomainEvent, RecordedEvent } from '../../domain/events.ts';
import { type LogHead, type LogRow, type Sha256, seal } from '../../domain/log/chain.ts';
import { type EventContext, type EventEnvelope, parseEntry } from '../../domain/log/entry.ts';
import { LOG_STREAM } from '../../domain/log/log-events.ts';
import type { Moment } from '../../domain/moment.ts';
import { EVENT_VERSION, streamOf } from '../../domain/streams.ts';
import type { Clock } from '../ports/node-ports.ts';

export interface Recording {
  readonly commandId: string;
  readonly moment: Moment;
  readonly who: Attribution;
  readonly context: EventContext | null;
  readonly events: readonly DomainEvent[];
}

export interface RecordTools {
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly newId: (utcMs: number) => string;
}

/** The rows of one decision, ready to append after `head`. */
export function rowsOf(tools: RecordTools, head: LogHead, recording: Recording): readonly LogRow[] {
  const { clock, newId, sha256 } = tools;
  const { moment, who, events, commandId, context } = recording;
  const stamp = { mono: clock.mono(), boot: clock.boot, drift: clock.drift() };
  const at = Date.parse(moment.at);
  const envelopes: EventEnvelope[] = events.map((event, index) => ({
    seq: head.seq + 1 + index,
    id: newId(at),
    at: moment.at,
    offset: moment.offset,
    clock: stamp,
    type: event.type,
    version: EVENT_VERSION,
    stream: streamOf(event),
    station: who.station || null,
    person: who.person,
    session: who.session,
    command: { id: commandId, part: index + 1, of: events.length },
    context,
    data: event.data,
  }));
  return seal(sha256, head, envelopes);
}

/** A stored row as the fold reads it; null for events of the log itself, which the fold passes over. */
export function recordedEvent(row: LogRow): RecordedEvent | null {
  const { stream, type, data, at, station, person, session } = parseEntry(row.body);
  if (stream === LOG_STREAM) return null;
  return { at, station, person, session, event: { type, data } as unknown as DomainEvent };
}

/** An event of the log itself, as a decision of its own. */
export function sealedLogEvent(
  tools: RecordTools,
  head: LogHead,
  moment: Moment,
  type: 'LogOpened' | 'ClockSetBack',
  data: object,
): readonly LogRow[] {
  const { clock, newId, sha256 } = tools;
  return seal(sha256, head, [
    {
      seq: head.seq + 1,
      id: newId(Date.parse(moment.at)),
      at: moment.at,
      offset: moment.offset,
      clock: { mono: clock.mono(), boot: clock.boot, drift: clock.drift() },
      type,
      version: EVENT_VERSION,
      stream: LOG_STREAM,
      station: null,
      person: null,
      session: null,
      command: { id: newId(Date.parse(moment.at)), part: 1, of: 1 },
      context: null,
      data,
    },
  ]);
}
