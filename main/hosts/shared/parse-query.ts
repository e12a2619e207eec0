import { type ClosedFilter, isClosedKind } from '../../contract/closed.ts';
import { type DenialFilter, isGateId, isRole } from '../../contract/denials.ts';
import type { AttachmentObject } from '../../contract/grammar/attachment-object.ts';
import type { BatchId, ExceptionId, RecordId, StepId } from '../../contract/ids.ts';
import type { TraceStart } from '../../contract/trace.ts';
import type { Query } from '../../contract/views.ts';
import { LABEL_KINDS } from '../../contract/vocabulary.ts';

type Fields = Readonly<Record<string, unknown>>;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 40;
const isSeq = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);

const isTraceKind = (value: unknown): value is TraceStart['kind'] =>
  value === 'lot' || value === 'container' || value === 'batch';
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

type Narrows<Filter> = { readonly [Name in keyof Filter]-?: (value: unknown) => boolean };

/** What may narrow the ledger of refusals, by name. */
const NARROWS: Narrows<DenialFilter> = {
  gate: isGateId,
  role: isRole,
  station: isName,
  batch: isName,
  step: isName,
  from: isInstant,
  to: isInstant,
};

/** What may narrow the list of what is closed, by name. */
const NARROWS_CLOSED: Narrows<ClosedFilter> = { kind: isClosedKind, batch: isName, text: isName };

/** A filter with known fields only: one that is not understood must not widen what is shown as all. */
function filterOf<Filter>(value: unknown, narrows: Narrows<Filter>): Filter | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = Object.entries(fieldsOf(value)).filter(([, wanted]) => wanted !== undefined);
  const known = fields.every(
    ([name, wanted]) => Object.hasOwn(narrows, name) && narrows[name as keyof Filter](wanted),
  );
  return known ? (Object.fromEntries(fields) as Filter) : undefined;
}

/** What a photo or document is attached to, by its names. */
function attachmentObject({ kind, id, batch, step }: Fields): AttachmentObject | undefined {
  if (kind === 'step')
    return isName(batch) && isName(step)
      ? { kind, batch: batch as BatchId, step: step as StepId }
      : undefined;
  if (!isName(id)) return undefined;
  switch (kind) {
    case 'exception':
      return { kind, id: id as ExceptionId };
    case 'record':
      return { kind, id: id as RecordId };
    case 'batch':
      return { kind, id: id as BatchId };
    default:
      return undefined;
  }
}

/** One reader a kind: a new query does not compile without one. */
const READERS: { readonly [Kind in Query['kind']]: (fields: Fields) => Query | undefined } = {
  signing: ({ command }) => ({ kind: 'signing', command }),
  label: ({ label, container }) => {
    const known = LABEL_KINDS.find((each) => each === label);
    return known && isName(container) ? { kind: 'label', label: known, container } : undefined;
  },
  events: ({ before, denialsOnly }) =>
    isSeq(before) && typeof denialsOnly === 'boolean' ? { kind: 'events', before, denialsOnly } : undefined,
  equipmentLog: ({ equipment }) => (isName(equipment) ? { kind: 'equipmentLog', equipment } : undefined),
  devices: ({ watch }) => (watch === null || isName(watch) ? { kind: 'devices', watch } : undefined),
  trace: ({ of }) => {
    const { kind, id } = fieldsOf(of);
    return isTraceKind(kind) && isName(id) ? { kind: 'trace', of: { kind, id } } : undefined;
  },
  denials: ({ filter, before }) => {
    const read = filterOf(filter, NARROWS);
    return read && isSeq(before) ? { kind: 'denials', filter: read, before } : undefined;
  },
  closed: ({ filter }) => {
    const read = filterOf(filter, NARROWS_CLOSED);
    return read && { kind: 'closed', filter: read };
  },
  exception: ({ id }) => (isName(id) ? { kind: 'exception', id } : undefined),
  record: ({ id }) => (isName(id) ? { kind: 'record', id } : undefined),
  batchRecord: ({ batch }) => (isName(batch) ? { kind: 'batchRecord', batch } : undefined),
  batchReview: ({ batch }) => (isName(batch) ? { kind: 'batchReview', batch } : undefined),
  scrapTrend: () => ({ kind: 'scrapTrend' }),
  attachments: ({ on }) => {
    const read = attachmentObject(fieldsOf(on));
    return read && { kind: 'attachments', on: read };
  },
  health: () => ({ kind: 'health' }),
};

/** A query as a screen sent it; undefined for anything that is not one. */
export function parseQuery(value: unknown): Query | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  const kind = fields['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(READERS, kind)) return undefined;
  return READERS[kind as Query['kind']](fields);
}
