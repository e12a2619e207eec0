import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { SEVERITY_SHAPE } from '../../components/step-shape.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { ExceptionStory } from './ExceptionStory.tsx';
import { usePlantOffset } from './use-plant-offset.ts';
import './review.css';

const PER_PAGE = 5;
const PER_PAGE_WITH_FILTER = 4;

/** What waits for somebody, most urgent first, what was closed beside it, and the story of the chosen one. */
export function Exceptions({
  exceptions,
  closed,
  first = null,
}: {
  readonly exceptions: readonly ExceptionCard[];
  readonly closed: readonly ExceptionCard[];
  /** The one that somebody came for. */
  readonly first?: string | null;
}) {
  const [wanted, choose] = useState<string | null>(first);
  const [showsClosed, showClosed] = useState(false);
  const listed = showsClosed && closed.length > 0 ? closed : exceptions;
  const chosen = listed.find(({ id }) => id === wanted) ?? listed[0];
  return (
    <div className="review">
      <div className="review-side">
        {closed.length > 0 && (
          <fieldset className="review-filter" aria-label={say('exceptions.filter')}>
            <Button
              size="least"
              label={say('exceptions.open', { n: exceptions.length })}
              pressed={listed === exceptions}
              onPress={() => showClosed(false)}
            />
            <Button
              size="least"
              label={say('exceptions.closed', { n: closed.length })}
              pressed={listed === closed}
              onPress={() => showClosed(true)}
            />
          </fieldset>
        )}
        <Pager
          key={String(listed === closed)}
          rows={listed}
          size={closed.length > 0 ? PER_PAGE_WITH_FILTER : PER_PAGE}
        >
          {(page) => (
            <ul className="review-list" aria-label={say('exceptions.list')}>
              {page.map((each) => (
                <li key={each.id}>
                  <Row exception={each} chosen={each === chosen} onPress={() => choose(each.id)} />
                </li>
              ))}
            </ul>
          )}
        </Pager>
      </div>
      {chosen === undefined ? (
        <p className="review-none">{say('exceptions.none')}</p>
      ) : (
        <ExceptionStory exception={chosen} />
      )}
    </div>
  );
}

function Row({
  exception,
  chosen,
  onPress,
}: {
  readonly exception: ExceptionCard;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const offset = usePlantOffset();
  const { id, trigger, severity, station, opened, late, escalatedTo } = exception;
  return (
    <AriaButton className="review-row" aria-pressed={chosen} onPress={onPress}>
      <StateShape shape={SEVERITY_SHAPE[severity]} />
      <span>
        <b>{sayCode(`trigger.${trigger}`) ?? trigger}</b>
        <span className="review-row-facts">
          <bdi>{id}</bdi> · {station} · {dayAndTime(opened, offset).slice(-5)}
        </span>
      </span>
      {late && (
        <span className="plate-amber">
          {say(escalatedTo === null ? 'exceptions.late' : 'exceptions.escalated')}
        </span>
      )}
    </AriaButton>
  );
}
