import type { EventLine } from '../../contract/views.ts';
import { lineOf } from './event-line.ts';
import type { StationLog } from './station-log.ts';

/** The lines of the log behind a review: those of each exception and record, and the denials of the batch. */
export interface BatchTrail {
  readonly of: ReadonlyMap<string, readonly EventLine[]>;
  readonly denials: readonly EventLine[];
}

const PAGE = 2_000;

/** Reads the log from its first event, so that nothing of a trail is left out (S68). */
export function batchTrail(log: StationLog, batch: string, ids: readonly string[]): BatchTrail {
  const of = new Map<string, EventLine[]>(ids.map((id) => [id, []]));
  const names = ids.map((id) => [id, JSON.stringify(id)] as const);
  const denied = `"batch":${JSON.stringify(batch)}`;
  const denials: EventLine[] = [];
  for (let after = 0; ; ) {
    const page = log.read(after, PAGE);
    for (const row of page) {
      for (const [id, name] of names) if (row.body.includes(name)) of.get(id)?.push(lineOf(row));
      if (!row.body.includes('"CommandDenied"') || !row.body.includes(denied)) continue;
      const line = lineOf(row);
      if (line.type === 'CommandDenied' && line.summary['batch'] === batch) denials.push(line);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { of, denials };
    after = last.seq;
  }
}
