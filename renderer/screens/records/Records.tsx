import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { RecordCard, RecordsDesk } from '../../../main/contract/views.ts';
import { RECORD_KINDS } from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { wallClock } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { ClosedRecords } from './ClosedRecords.tsx';
import { RecordStory } from './RecordStory.tsx';
import '../review/review.css';
import './records.css';

const PER_PAGE = 3;

/** Open deviations, nonconformances, OOS, OOT, CAPA and look-backs: by kind, and the story of the chosen one. */
export function Records({
  desk,
  first = null,
}: {
  readonly desk: RecordsDesk;
  /** The one that somebody came for. */
  readonly first?: string | null;
}) {
  const [wanted, choose] = useState<string | null>(first);
  const [showsClosed, showClosed] = useState(false);
  const cards = RECORD_KINDS.flatMap((kind) => desk.cards.filter((card) => card.kind === kind));
  const chosen = cards.find(({ id }) => id === wanted) ?? cards[0];
  if (showsClosed) return <ClosedRecords openCount={cards.length} onOpenOnes={() => showClosed(false)} />;
  return (
    <div className="review records">
      <div className="records-list">
        <p className="records-counts">{countsOf(cards)}</p>
        <Pager rows={cards} size={PER_PAGE}>
          {(page) => (
            <ul className="review-list" aria-label={say('records.list')}>
              {page.map((each) => (
                <li key={each.id}>
                  <Row card={each} chosen={each === chosen} onPress={() => choose(each.id)} />
                </li>
              ))}
            </ul>
          )}
        </Pager>
        <div className="records-ways">
          <Button
            label={say('records.open')}
            affordance={desk.open}
            onPress={() => openOverlay({ kind: 'record', act: { for: 'open' } })}
          />
          <Button label={say('closed.show')} onPress={() => showClosed(true)} />
          <Button label={say('scrap.show')} onPress={() => openOverlay({ kind: 'scrapTrend' })} />
        </div>
      </div>
      {chosen === undefined ? (
        <p className="review-none">{say('records.none')}</p>
      ) : (
        <RecordStory key={chosen.id} card={chosen} />
      )}
    </div>
  );
}

function Row({
  card: { id, kind, state, due, late },
  chosen,
  onPress,
}: {
  readonly card: RecordCard;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const offset = usePlantOffset();
  return (
    <AriaButton className="review-row" aria-pressed={chosen} onPress={onPress}>
      <span>
        <b>{say(`recordKind.${kind}`)}</b>
        <span className="review-row-facts">
          <bdi>{id}</bdi> · {sayCode(`recordState.${state}`) ?? state} · {wallClock(due, offset).day.slice(5)}
        </span>
      </span>
      {late && <span className="plate-amber">{say('records.late')}</span>}
    </AriaButton>
  );
}

/** How many of each kind are open. */
const countsOf = (cards: readonly RecordCard[]): string =>
  RECORD_KINDS.map((kind) => ({ kind, n: cards.filter((card) => card.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${say(`recordKind.${kind}`)} ${n}`)
    .join(' · ');
