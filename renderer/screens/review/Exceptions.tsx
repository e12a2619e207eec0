import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { SEVERITY_SHAPE } from '../../components/step-shape.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { ExceptionStory } from './ExceptionStory.tsx';
import { usePlantOffset } from './use-plant-offset.ts';
import './review.css';

const PER_PAGE = 5;

/** What waits for a decision, most urgent first, and the story of the chosen one beside it. */
export function Exceptions({
  exceptions,
  first = null,
}: {
  readonly exceptions: readonly ExceptionCard[];
  /** The one that somebody came for. */
  readonly first?: string | null;
}) {
  const [wanted, choose] = useState<string | null>(first);
  const offset = usePlantOffset();
  const chosen = exceptions.find(({ id }) => id === wanted) ?? exceptions[0];
  if (chosen === undefined) return <p className="review-none">{say('exceptions.none')}</p>;
  return (
    <div className="review">
      <Pager rows={exceptions} size={PER_PAGE}>
        {(page) => (
          <ul className="review-list" aria-label={say('exceptions.list')}>
            {page.map((each) => (
              <li key={each.id}>
                <AriaButton
                  className="review-row"
                  aria-pressed={each === chosen}
                  onPress={() => choose(each.id)}
                >
                  <StateShape shape={SEVERITY_SHAPE[each.severity]} />
                  <span>
                    <b>{sayCode(`trigger.${each.trigger}`) ?? each.trigger}</b>
                    <span className="review-row-facts">
                      <bdi>{each.id}</bdi> · {each.station} · {dayAndTime(each.opened, offset).slice(-5)}
                    </span>
                  </span>
                  {each.late && <span className="plate-amber">{say('exceptions.late')}</span>}
                </AriaButton>
              </li>
            ))}
          </ul>
        )}
      </Pager>
      <ExceptionStory exception={chosen} />
    </div>
  );
}
