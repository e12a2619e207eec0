import type { BatchId } from '../../contract/ids.ts';
import { type BatchMove, batchMove } from '../execution/batch-machine.ts';
import type { Instant } from '../moment.ts';
import type { BatchReview } from '../release/batch-review.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch } from './rows.ts';

export const RELEASE_FOLDS: Folds<
  | 'BatchReviewBegun'
  | 'AuditTrailReviewed'
  | 'BatchReviewSigned'
  | 'BatchReviewLapsed'
  | 'BatchReturned'
  | 'BatchReleased'
  | 'BatchRejected'
  | 'BatchTerminated'
  | 'UnitsShipped'
  | 'BatchStopped'
  | 'BatchReinstated'
> = {
  BatchReviewBegun: (draft, { batch, person }, { at }) => {
    move(draft, batch, 'beginReview');
    review(draft, batch, { begun: { by: person, at: at as Instant } });
  },
  AuditTrailReviewed: (draft, { batch, throughSeq, denials, signature }, recorded) => {
    const { person: by } = signature;
    review(draft, batch, { trail: { by, at: recorded.at as Instant, throughSeq, denials } });
    noteSignature(draft, recorded, by);
  },
  BatchReviewSigned: (draft, { batch, byException, signature }, recorded) => {
    move(draft, batch, 'signReview');
    review(draft, batch, { signed: { by: signature.person, at: recorded.at as Instant, byException } });
    noteSignature(draft, recorded, signature.person);
  },
  BatchReviewLapsed: (draft, { batch }) => {
    move(draft, batch, 'lapse');
    review(draft, batch, { trail: null, signed: null });
  },
  BatchReturned: (draft, { batch, signature }, recorded) => {
    move(draft, batch, 'return');
    review(draft, batch, { begun: null, trail: null, signed: null });
    noteSignature(draft, recorded, signature.person);
  },
  BatchReleased: (draft, { batch, signature }, recorded) => {
    move(draft, batch, 'release');
    review(draft, batch, { released: { by: signature.person, at: recorded.at as Instant } });
    noteSignature(draft, recorded, signature.person);
  },
  BatchRejected: (draft, data, recorded) => end(draft, data, recorded, 'reject'),
  BatchTerminated: (draft, data, recorded) => end(draft, data, recorded, 'terminate'),
  UnitsShipped: (draft, { batch, quantity, to, person }, { at }) => {
    const { shipments } = must(draft, 'batches', batch).review;
    review(draft, batch, { shipments: [...shipments, { quantity, to, by: person, at: at as Instant }] });
  },
  BatchStopped: (draft, { batch, recall }) => {
    move(draft, batch, 'stop');
    review(draft, batch, { recall });
  },
  BatchReinstated: (draft, { batch, signature }, recorded) => {
    move(draft, batch, 'reinstate');
    noteSignature(draft, recorded, signature.person);
  },
};

type Ending = Parameters<(typeof RELEASE_FOLDS)['BatchRejected']>;

function end(draft: PlantDraft, data: Ending[1], recorded: Ending[2], by: 'reject' | 'terminate'): void {
  const { batch, reason, narrative, signature } = data;
  move(draft, batch, by);
  review(draft, batch, {
    ended: { by: signature.person, at: recorded.at as Instant, reason, narrative },
  });
  noteSignature(draft, recorded, signature.person);
}

/** Moves a batch by its table; an event that asks for another move is a broken invariant. */
function move(draft: PlantDraft, id: BatchId, by: BatchMove): void {
  const { state } = must(draft, 'batches', id);
  const to = batchMove(state, by);
  if (to === null) throw new Error(`broken invariant: batch ${id} cannot ${by} from ${state}`);
  patch(draft, 'batches', id, { state: to });
}

const review = (draft: PlantDraft, id: BatchId, change: Partial<BatchReview>): void =>
  patch(draft, 'batches', id, { review: { ...must(draft, 'batches', id).review, ...change } });

/** A denial changes nothing on the floor; it counts for the review of its batch. */
export function countDenial(draft: PlantDraft, id: BatchId | null): void {
  const batch = id && draft.get('batches', id);
  if (batch) review(draft, batch.id, { denials: batch.review.denials + 1 });
}
