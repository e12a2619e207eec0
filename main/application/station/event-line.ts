import { formatMass, type Micrograms, micrograms } from '../../contract/quantity.ts';
import type { EventLine } from '../../contract/views.ts';
import type { EventData, EventType } from '../../domain/events.ts';
import type { ScaleEvidence } from '../../domain/evidence.ts';
import type { LogRow } from '../../domain/log/chain.ts';
import { parseEntry } from '../../domain/log/entry.ts';

/** An event of the log as a screen lists it. */
export function lineOf(row: LogRow): EventLine {
  const { seq, at, type, station, person, context, data } = parseEntry(row.body);
  const summary: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(data)) {
    if (BLIND[type as EventType]?.includes(key)) continue;
    if (typeof value === 'string' || typeof value === 'number') summary[key] = value;
  }
  const { evidence } = data as { readonly evidence?: Partial<ScaleEvidence> };
  if (evidence?.value !== undefined && evidence.unit !== undefined)
    summary['shown'] = `${evidence.value} ${evidence.unit}`;
  const spread = spreadIn(data);
  if (spread !== null) summary['repeatability'] = spread;
  if (type === 'LateEntryMade') {
    const { id, about } = (data as EventData['LateEntryMade']).entry;
    summary['late'] = `${id} ${about.fact}`;
  }
  return {
    seq,
    at,
    type,
    station,
    person,
    batch: context?.batch ?? null,
    step: context?.step ?? null,
    summary,
    ...(evidence?.settling && { settling: evidence.settling }),
    ...(evidence?.identifiedBy && { identifiedBy: evidence.identifiedBy }),
    refusals: type === 'CommandDenied' ? (data as EventData['CommandDenied']).refusals : [],
  };
}

/** What whoever counts blind must not find in a list that anybody can open; the record of the batch has it (rules §9). */
const BLIND: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  LabelsIssued: ['quantity'],
  ApplicatorRead: ['counter', 'onRejects'],
};

/** The repeatability that a procedure came to, and the one before it, where it came to one. */
function spreadIn(data: object): string | null {
  const { spread, former } = data as Partial<EventData['ProcedureCompleted']>;
  if (spread == null || former == null) return null;
  const text = (mass: Micrograms): string => `${formatMass(mass, 'g', micrograms(1))} g`;
  return `${text(former)} → ${text(spread)}`;
}
