import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { BatchCard } from '../../../main/contract/batch-views.ts';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { BatchStory } from './BatchStory.tsx';
import { BATCH_SHAPE } from './batch-shape.ts';
import { useBatchReview } from './use-batch-review.ts';
import '../review/review.css';
import './batches.css';

const PER_PAGE = 5;

export interface GoTo {
  readonly kind: string;
  readonly id: string;
}

/** Batches of the plant, those that wait for a person first, and the review of the chosen one beside them. */
export function Batches({
  batches,
  onGo,
}: {
  readonly batches: readonly BatchCard[];
  readonly onGo: (to: GoTo) => void;
}) {
  const [wanted, choose] = useState<string | null>(null);
  const chosen = batches.find(({ batch }) => batch === wanted) ?? batches[0];
  const review = useBatchReview(chosen);
  if (chosen === undefined) return <p className="review-none">{say('batches.none')}</p>;
  return (
    <div className="review batches">
      <Pager rows={batches} size={PER_PAGE}>
        {(page) => (
          <ul className="review-list" aria-label={say('batches.list')}>
            {page.map((each) => (
              <li key={each.batch}>
                <AriaButton
                  className="review-row"
                  aria-pressed={each === chosen}
                  onPress={() => choose(each.batch)}
                >
                  <StateShape shape={BATCH_SHAPE[each.state]} />
                  <span>
                    <b>
                      <bdi>{each.batch}</bdi>
                    </b>
                    <span className="review-row-facts">
                      {say(`state.${each.state}`)}
                      {each.open !== null && ` · ${say('batches.open', { n: each.open })}`}
                    </span>
                  </span>
                </AriaButton>
              </li>
            ))}
          </ul>
        )}
      </Pager>
      {review === null ? (
        <p className="review-none">{say('batches.reading')}</p>
      ) : (
        <BatchStory key={review.batch} review={review} onGo={onGo} />
      )}
    </div>
  );
}
