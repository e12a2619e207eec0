import type { BatchId, HoldId } from '../../contract/ids.ts';
import { type DomainEvent, event } from '../events.ts';
import type { Batch } from '../execution/batch.ts';
import type { GateFacts } from '../facts.ts';
import { descendantsOf } from '../material/genealogy.ts';
import { minutesAfter } from '../moment.ts';
import type { Nonconformance } from '../quality/records/nonconformance.ts';
import { batchesOfRecord, recordId } from '../quality/records/record.ts';
import { type PlantReader, plantFacts } from '../state.ts';

/**
 * An exception that is opened or reopened, a hold or a record on a batch, or a hold on what it is made of: a review of
 * it lapses, and a released batch is stopped, with an assessment of a recall asked for (rules §2, §3).
 */
export function afterQualityEvents(
  facts: GateFacts,
  written: readonly DomainEvent[],
): readonly DomainEvent[] {
  const touched = new Map<BatchId, string>();
  for (const each of written) {
    const about = batchesOf(facts.state, each);
    for (const batch of about?.batches ?? []) if (!touched.has(batch)) touched.set(batch, about?.cause ?? '');
  }
  let recalls = 0;
  return [...touched].flatMap(([id, cause]) => {
    const batch = facts.state.get('batches', id);
    if (!batch) return [];
    const { state, review } = batch;
    if (state === 'released') {
      recalls += 1;
      return stopped(facts, batch, cause, recalls);
    }
    const hasReview = state === 'releaseEligible' || (state === 'inReview' && review.trail !== null);
    return hasReview ? [event('BatchReviewLapsed', { batch: id, cause })] : [];
  });
}

function batchesOf(
  state: PlantReader,
  { type, data }: DomainEvent,
): { readonly batches: readonly BatchId[]; readonly cause: string } | null {
  switch (type) {
    case 'ExceptionOpened':
      return about(data.exception.id, data.exception.batch);
    case 'ExceptionReopened':
      return about(data.exception, state.get('exceptions', data.exception)?.batch ?? null);
    case 'RecordOpened':
      return { batches: batchesOfRecord(data.record), cause: data.record.id };
    case 'AttachmentAdded':
      // It changes what there is to review, and stops nothing that was released.
      return isReleased(state, data.attachment.batch)
        ? null
        : about(data.attachment.id, data.attachment.batch);
    case 'HoldPlaced': {
      const { id, object } = data.hold;
      if (object.kind === 'batch') return about(id, object.id);
      if (object.kind === 'roll') return about(id, state.get('labelRolls', object.id)?.batch ?? null);
      if (object.kind !== 'lot' && object.kind !== 'container') return null;
      return { batches: descendantsOf(state, object), cause: id };
    }
    default:
      return null;
  }
}

const isReleased = (state: PlantReader, batch: BatchId | null): boolean =>
  batch !== null && state.get('batches', batch)?.state === 'released';

const about = (cause: string, batch: BatchId | null) => ({ batches: batch ? [batch] : [], cause });

/** Days in which the assessment of a recall is to be closed. */
const DAYS_TO_ASSESS = 30;

function stopped(
  { state, station, observed }: GateFacts,
  batch: Batch,
  cause: string,
  nth: number,
): readonly DomainEvent[] {
  const { at } = observed.moment;
  const { shipments } = batch.review;
  const number = (plantFacts(state).records.nonconformance ?? 0) + nth;
  const hold = state.get('holds', cause);
  const recall: Nonconformance = {
    kind: 'nonconformance',
    id: recordId('nonconformance', number),
    state: 'opened',
    exception: state.get('exceptions', cause)?.id ?? hold?.exception ?? null,
    batch: batch.id,
    step: null,
    station: station.id,
    // What is held is what the assessment is about, so that this hold is its containment.
    objects: [...new Set([`batch:${batch.id}`, ...(hold ? [`${hold.object.kind}:${hold.object.id}`] : [])])],
    narrative: null,
    severity: 'critical',
    owner: 'qaReviewer',
    openedAt: at,
    openedBy: null,
    due: minutesAfter(at, DAYS_TO_ASSESS * 24 * 60),
    extensions: [],
    performers: [],
    tasks: [],
    cause: null,
    moves: [],
    closedAt: null,
    containment: hold ? [hold.id as HoldId] : [],
    disposal: null,
  };
  const shipped = shipments.map(({ quantity, to }) => ({ quantity, to }));
  return [
    event('RecordOpened', { record: recall, signature: null }),
    event('BatchStopped', { batch: batch.id, cause, shipped, recall: recall.id }),
  ];
}
