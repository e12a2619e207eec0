import { useEffect, useState } from 'react';
import type { BatchCard, BatchReviewView } from '../../../main/contract/batch-views.ts';
import { ask } from '../../store/act.ts';

/** The review of a batch, asked for anew whenever its card says that something changed; null until it has come. */
export function useBatchReview(card: BatchCard | undefined): BatchReviewView | null {
  const [review, setReview] = useState<BatchReviewView | null>(null);
  const batch = card?.batch ?? null;
  const mark = card?.mark ?? null;
  useEffect(() => {
    let wanted = true;
    if (batch !== null && mark !== null) {
      void ask({ kind: 'batchReview', batch }).then((reply) => {
        if (wanted && reply.kind === 'batchReview') setReview(reply.review);
      });
    }
    return () => {
      wanted = false;
    };
  }, [batch, mark]);
  return review?.batch === batch ? review : null;
}
