import type { BatchReviewView, RoutineStep } from '../../contract/batch-views.ts';
import type { BatchId, PersonId } from '../../contract/ids.ts';
import type { Batch } from '../../domain/execution/batch.ts';
import { conflictOf } from '../../domain/identity/segregation.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import type { By } from '../../domain/release/batch-review.ts';
import { byException } from '../../domain/release/by-exception.ts';
import { readiness } from '../../domain/release/readiness.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { BatchTrail } from '../station/batch-trail.ts';
import { affordancesOf, type Preview } from './affordances.ts';
import { decider } from './decider.ts';
import { exceptionSummary } from './exception-summary.ts';
import { productName } from './frame.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

export type ReviewInput = Pick<ViewInput, 'state' | 'moment' | 'health'>;

/** One batch as quality reviews it: what is open, what was not routine, and what can be signed now. */
export function batchReview(
  input: ReviewInput,
  preview: Preview,
  batch: Batch,
  recipe: Recipe,
  throughSeq: number,
  trail: BatchTrail,
): BatchReviewView {
  const { state, health } = input;
  const { review } = batch;
  const { eligible, why, fullReview } = byException(state, batch);
  const named = <Row extends By>(row: Row | null) => row && { ...row, by: nameOf(state, row.by) };
  return {
    batch: batch.id,
    product: productName(recipe.product),
    size: recipe.batchSize,
    state: batch.state,
    lines: readiness(state, batch, health.proof),
    byException: { eligible, why },
    summary: exceptionSummary(state, batch, trail),
    steps: recipe.steps.map(({ id, title }) => routine(state, batch, id, title, fullReview.includes(id))),
    throughSeq,
    denials: review.denials,
    trail: named(review.trail),
    signed: named(review.signed),
    released: named(review.released),
    ended: named(review.ended),
    shipments: review.shipments.map((each) => ({ ...each, by: nameOf(state, each.by) })),
    recall: review.recall,
    affordances: affordances(input, preview, batch, throughSeq),
  };
}

function routine(
  state: PlantReader,
  batch: Batch,
  id: string,
  title: string,
  fullReview: boolean,
): RoutineStep {
  const step = batch.steps[id];
  return {
    step: id,
    title,
    state: step?.state ?? 'planned',
    performers: (step?.performers ?? []).map((person) => nameOf(state, person)),
    verifier: step?.verifier ? nameOf(state, step.verifier) : null,
    started: step?.startedAt ?? null,
    ended: step?.completedAt ?? null,
    fullReview,
  };
}

/** What the gates would say now; of a decision that anybody with the role may sign, to somebody who had no part in it. */
function affordances(input: ReviewInput, preview: Preview, { id, ...batch }: Batch, throughSeq: number) {
  const why = { batch: id as BatchId, reason: 'investigation', narrative: null } as const;
  const took = Object.keys(batch.acts).filter(
    (person) => conflictOf('ReleaseBatch', { id, ...batch }, person as PersonId) !== null,
  );
  const reviewer = decider(input, 'qaReviewer', []);
  const releaser = decider(input, 'qaRelease', took as PersonId[]);
  const shipper = decider(input, 'supervisor', []);
  return affordancesOf(preview, [
    { type: 'BeginReview', batch: id },
    { type: 'ReviewAuditTrail', batch: id, throughSeq, denials: batch.review.denials },
    { type: 'SignBatchReview', batch: id },
    [{ type: 'ReturnBatch', ...why }, reviewer],
    [{ type: 'ReleaseBatch', batch: id }, releaser],
    [{ type: 'RejectBatch', ...why }, reviewer],
    [{ type: 'TerminateBatch', ...why }, reviewer],
    [{ type: 'ReinstateBatch', ...why }, releaser],
    [{ type: 'ShipUnits', batch: id, quantity: 1, to: '-' }, shipper],
  ]);
}
