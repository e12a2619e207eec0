import type { Query } from '../../contract/views.ts';

type Fields = Readonly<Record<string, unknown>>;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 40;
const isSeq = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);

/** One reader a kind: a new query does not compile without one. */
const READERS: { readonly [Kind in Query['kind']]: (fields: Fields) => Query | undefined } = {
  signing: ({ command }) => ({ kind: 'signing', command }),
  label: ({ container }) => (isName(container) ? { kind: 'label', container } : undefined),
  events: ({ before, denialsOnly }) =>
    isSeq(before) && typeof denialsOnly === 'boolean' ? { kind: 'events', before, denialsOnly } : undefined,
  equipmentLog: ({ equipment }) => (isName(equipment) ? { kind: 'equipmentLog', equipment } : undefined),
  batchReview: ({ batch }) => (isName(batch) ? { kind: 'batchReview', batch } : undefined),
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
