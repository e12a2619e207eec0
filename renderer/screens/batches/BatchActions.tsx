import type { BatchReviewView, BatchStateName } from '../../../main/contract/batch-views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import type { BatchDecision } from '../../store/overlay.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

type BatchAct =
  | BatchDecision
  | 'BeginReview'
  | 'ReviewAuditTrail'
  | 'SignBatchReview'
  | 'ReleaseBatch'
  | 'ShipUnits';

/** What can be done in each state, the next thing last; a batch that is over offers nothing. */
const OFFERS: Readonly<Record<BatchStateName, readonly BatchAct[]>> = {
  issued: ['RejectBatch', 'TerminateBatch'],
  inExecution: ['RejectBatch', 'TerminateBatch', 'BeginReview'],
  executed: ['RejectBatch', 'TerminateBatch', 'BeginReview'],
  inReview: ['RejectBatch', 'ReturnBatch', 'ReleaseBatch', 'ReviewAuditTrail', 'SignBatchReview'],
  releaseEligible: ['RejectBatch', 'TerminateBatch', 'ReleaseBatch'],
  released: ['ShipUnits'],
  postReleaseHold: ['ReinstateBatch'],
  rejected: [],
  terminated: [],
};

/** The decisions about a batch. A press that would be refused stays possible, and says what is open. */
export function BatchActions({ review }: { readonly review: BatchReviewView }) {
  const offers = OFFERS[review.state];
  const next = nextOf(review, offers);
  if (offers.length === 0) return <p className="story-rule">{say('batches.over')}</p>;
  return (
    <div className="story-actions">
      {offers.map((each) => (
        <Button
          key={each}
          kind={each === next ? 'primary' : 'normal'}
          size="normal"
          label={say(`batchAct.${each}`)}
          affordance={review.affordances[each]}
          onPress={() => begin(each, review)}
        />
      ))}
    </div>
  );
}

/** Under review the audit trail is signed before the record; nothing is offered first while the floor works. */
function nextOf(
  { state, trail, denials }: BatchReviewView,
  offers: readonly BatchAct[],
): BatchAct | undefined {
  if (state === 'issued' || state === 'inExecution') return undefined;
  return state === 'inReview' && trail?.denials !== denials ? 'ReviewAuditTrail' : offers.at(-1);
}

function begin(what: BatchAct, { batch, throughSeq, denials }: BatchReviewView): void {
  switch (what) {
    case 'BeginReview':
      void act({ type: 'BeginReview', batch });
      break;
    case 'ReviewAuditTrail':
      openOverlay({ kind: 'sign', draft: { type: what, batch, throughSeq, denials } });
      break;
    case 'SignBatchReview':
    case 'ReleaseBatch':
      openOverlay({ kind: 'sign', draft: { type: what, batch } });
      break;
    case 'ShipUnits':
      openOverlay({ kind: 'ship', batch });
      break;
    default:
      openOverlay({ kind: 'decideBatch', decision: what, batch });
  }
}
