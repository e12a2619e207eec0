import type { BatchId, ContainerId, EquipmentId } from '../../../contract/ids.ts';
import { type DomainEvent, event } from '../../events.ts';
import type { GateFacts } from '../../facts.ts';
import { minutesAfter } from '../../moment.ts';
import { plantFacts } from '../../state.ts';
import type { ExceptionRecord } from '../exception.ts';
import { equipmentOf, inDoubt } from '../holds-of-row.ts';
import type { LinkedRecord, TriggerRow } from '../trigger-table.ts';
import { type QualityRecord, recordId } from './record.ts';
import type { RecordBase } from './record-base.ts';

/** Days in which a record is to be closed unless more time is approved (rules §10). */
export const DAYS_TO_CLOSE = 30;

type Opened = Omit<RecordBase, 'id'>;

/** What a record is when it is opened, before its kind adds its own. */
export function openedFor(exception: ExceptionRecord): Opened {
  return {
    exception: exception.id,
    batch: exception.batch,
    step: exception.step,
    station: exception.station,
    objects: exception.object === null ? [] : [exception.object],
    narrative: exception.narrative,
    severity: exception.severity,
    owner: 'qaReviewer',
    openedAt: exception.openedAt,
    openedBy: exception.source === 'person' ? exception.causedBy : null,
    due: minutesAfter(exception.openedAt, DAYS_TO_CLOSE * 24 * 60),
    extensions: [],
    performers: exception.performers,
    tasks: [],
    cause: null,
    moves: [],
    closedAt: null,
  };
}

/**
 * The records that a trigger row calls for: one of each kind it links, and after a failed device a look-back for every
 * batch that was weighed on it or went through it since its last good check (rules §1, 21 CFR 111.113).
 */
export function recordsOfRow(
  facts: GateFacts,
  row: TriggerRow,
  links: readonly LinkedRecord[],
  exception: ExceptionRecord,
): readonly QualityRecord[] {
  const base = openedFor(exception);
  const next = numbersOf(facts);
  const linked = links.map((kind) => emptyRecord(kind, { ...base, id: next(kind) }));
  return row.hold.includes('weighedSinceCheck')
    ? [...linked, ...lookBacks(facts, exception, { ...base, id: '' as RecordBase['id'] }, next)]
    : linked;
}

type Next = (kind: QualityRecord['kind']) => RecordBase['id'];

/** Numbers of records that are opened in one decision, each kind on its own. */
export function numbersOf({ state }: GateFacts): Next {
  const counted: Record<string, number> = { ...plantFacts(state).records };
  return (kind) => {
    const number = (counted[kind] ?? 0) + 1;
    counted[kind] = number;
    return recordId(kind, number);
  };
}

/** A record of a kind with nothing in it yet. */
export function emptyRecord(kind: LinkedRecord, base: RecordBase): QualityRecord {
  switch (kind) {
    case 'deviation':
      return { ...base, kind, state: 'opened', investigation: null, assessment: null };
    case 'nonconformance':
      return { ...base, kind, state: 'opened', containment: [], disposal: null };
    case 'oos':
      return {
        ...base,
        kind,
        state: 'opened',
        result: null,
        laboratory: null,
        investigation: null,
        conclusion: null,
      };
    case 'oot':
      return { ...base, kind, state: 'opened', evaluation: null };
  }
}

function lookBacks(
  facts: GateFacts,
  exception: ExceptionRecord,
  base: RecordBase,
  next: Next,
): readonly QualityRecord[] {
  const { state, scale } = facts;
  const device = equipmentOf(exception) ?? scale?.id;
  if (!device) return [];
  const byBatch = new Map<BatchId, ContainerId[]>();
  for (const id of inDoubt(facts, exception)) {
    const container = state.get('containers', id);
    if (container?.kind !== 'dispensed' && container?.kind !== 'output') continue;
    byBatch.set(container.batch, [...(byBatch.get(container.batch) ?? []), id]);
  }
  return [...byBatch].map(([batch, containers]) => ({
    ...base,
    id: next('lookBack'),
    kind: 'lookBack',
    state: 'opened',
    batch,
    step: null,
    objects: [`equipment:${device}`, ...containers.map((id) => `container:${id}`)],
    equipment: device as EquipmentId,
    containers,
    conclusion: null,
  }));
}

export const recordEvents = (records: readonly QualityRecord[]): readonly DomainEvent[] =>
  records.map((record) => event('RecordOpened', { record, signature: null }));
