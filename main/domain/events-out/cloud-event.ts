import type { LogRow } from '../log/chain.ts';
import { parseEntry } from '../log/entry.ts';

/** Where the events of a log come from. */
export interface EventSource {
  /** UUID of the node. */
  readonly node: string;
  readonly plant: string;
  readonly kind: 'demo' | 'production';
}

/** `Content-Type` of what `cloudEvent` writes. */
export const CLOUD_EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8';

const TYPE_PREFIX = 'org.interlock.';
/** Receivers may order `sequence` as text. */
const SEQUENCE_DIGITS = 16;

/**
 * An event of the log as CloudEvents 1.0 in the structured JSON format (S51); `docs/events-out.md` is the page for its
 * readers. `id` is the event's own UUID and not its position: a log that lost its tail uses positions again, and a
 * receiver must never take the new event for the one it knows. The same row always gives the same text.
 */
export function cloudEvent(row: LogRow, { node, plant, kind }: EventSource): string {
  const { seq, id, at, type, version, stream, station, person, context, data } = parseEntry(row.body);
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: `urn:uuid:${node}`,
    type: `${TYPE_PREFIX}${type}`,
    subject: stream,
    time: at,
    datacontenttype: 'application/json',
    sequence: String(seq).padStart(SEQUENCE_DIGITS, '0'),
    loghash: row.hash,
    eventversion: version,
    plant,
    ...present({ station, person, batch: context?.batch, step: context?.step }),
    ...(kind === 'demo' ? { demo: true } : {}),
    data,
  });
}

/** CloudEvents knows no null: an attribute is there or is left out. */
const present = (attributes: Readonly<Record<string, string | null | undefined>>) =>
  Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
