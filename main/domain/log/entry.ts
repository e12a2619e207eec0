/** An event as it stands in the log; `FORMAT.md` §2 is the specification. */
export interface EventEnvelope<Type extends string = string, Data extends object = object> {
  readonly seq: number;
  /** UUID, version 7. */
  readonly id: string;
  /** UTC, always `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
  readonly at: string;
  /** The plant's offset from UTC at that moment, `+01:00`. */
  readonly offset: string;
  readonly clock: ClockStamp;
  readonly type: Type;
  readonly version: number;
  readonly stream: string;
  readonly station: string | null;
  readonly person: string | null;
  readonly session: string | null;
  readonly command: CommandPart;
  readonly context: EventContext | null;
  readonly data: Data;
}

export interface ClockStamp {
  /** Whole milliseconds of the monotonic clock. */
  readonly mono: number;
  /** UUID of this run of the host. */
  readonly boot: string;
  /** Wall clock against the reference, whole milliseconds; null when unknown. */
  readonly drift: number | null;
}

/** Event `part` of the `of` events of one decision. */
export interface CommandPart {
  readonly id: string;
  readonly part: number;
  readonly of: number;
}

export interface EventContext {
  readonly batch: string | null;
  readonly step: string | null;
  readonly station: string | null;
  readonly person: string | null;
}

// Every event passes through this expression: loops without counters are three times as fast.
const UUID = '[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+';
const PLAIN = '[ !#-\\[\\]-~]*';
const TEXT = `"${PLAIN}(?:\\\\[ -~]${PLAIN})*"`;
const TEXT_OR_NULL = `(?:null|${TEXT})`;
const COUNT = '[1-9]\\d*';
const GRAMMAR = new RegExp(
  `^\\{"seq":${COUNT},"id":"${UUID}","at":"\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ",` +
    `"offset":"[+-]\\d\\d:\\d\\d","clock":\\{"mono":\\d+,"boot":"${UUID}","drift":(?:null|-?\\d+)\\},` +
    `"type":"[A-Z][A-Za-z0-9]*","version":${COUNT},"stream":${TEXT},` +
    `"station":${TEXT_OR_NULL},"person":${TEXT_OR_NULL},"session":${TEXT_OR_NULL},` +
    `"command":\\{"id":"[A-Za-z0-9][A-Za-z0-9._/-]*","part":${COUNT},"of":${COUNT}\\},` +
    `"context":(?:null|\\{"batch":${TEXT_OR_NULL},"step":${TEXT_OR_NULL},"station":${TEXT_OR_NULL},"person":${TEXT_OR_NULL}\\}),` +
    '"data":\\{[ -~]*\\}\\}$',
);

/**
 * The one text of an event: what is hashed, stored and believed. Throws when the event does not have the form of
 * `FORMAT.md` §2, because a text that cannot be verified must never reach the log.
 */
export function serialise(event: EventEnvelope): string {
  const { clock, command, context } = event;
  const text = JSON.stringify({
    seq: event.seq,
    id: event.id,
    at: event.at,
    offset: event.offset,
    clock: { mono: clock.mono, boot: clock.boot, drift: clock.drift },
    type: event.type,
    version: event.version,
    stream: event.stream,
    station: event.station,
    person: event.person,
    session: event.session,
    command: { id: command.id, part: command.part, of: command.of },
    context: context && {
      batch: context.batch,
      step: context.step,
      station: context.station,
      person: context.person,
    },
    data: event.data,
  });
  if (GRAMMAR.test(text)) return text;
  const body = escapeBeyondAscii(text);
  if (!GRAMMAR.test(body)) throw new Error(`not an event of the log: ${body.slice(0, 400)}`);
  return body;
}

/** Invalid bytes all read as U+FFFD; in a text of ASCII alone no changed byte can pass for another. */
function escapeBeyondAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reads a stored body back. The log was verified before it is folded, so a body that is not JSON is a broken invariant. */
export function parseEntry(body: string): EventEnvelope {
  return JSON.parse(body) as EventEnvelope;
}
