import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ClosedFilter, ClosedLine, ClosedPage } from '../../../main/contract/closed.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { wallClock } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { ExceptionStory } from '../review/ExceptionStory.tsx';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { ChooseClosed, CLOSED_CHIPS, type ClosedChip, chipText } from './ChooseClosed.tsx';
import { LogOfRecord, RecordParts } from './RecordStory.tsx';
import { useClosed, useClosedStory } from './use-closed.ts';

const PER_PAGE = 3;
const NOTHING: ClosedFilter = {};

/** Everything that was closed, found again by kind, batch and words; it is read here and changed nowhere (S18, S38). */
export function ClosedRecords({
  openCount,
  onOpenOnes,
}: {
  readonly openCount: number;
  readonly onOpenOnes: () => void;
}) {
  const [filter, setFilter] = useState<ClosedFilter>(NOTHING);
  const [choosing, setChoosing] = useState<ClosedChip | null>(null);
  const [wanted, choose] = useState<string | null>(null);
  const page = useClosed(filter);
  if (page === null) return <p className="review-none">{say('closed.reading')}</p>;
  const chosen = page.lines.find(({ id }) => id === wanted) ?? page.lines[0];
  return (
    <div className="review records">
      <div className="records-list">
        <fieldset className="closed-filter" aria-label={say('closed.filter')}>
          {CLOSED_CHIPS.map((chip) => (
            <Button
              key={chip}
              size="least"
              label={chipText(chip, filter)}
              pressed={filter[chip] !== undefined}
              onPress={() => setChoosing(chip)}
            />
          ))}
        </fieldset>
        <List page={page} chosen={chosen} onChoose={choose} />
        <div className="records-ways">
          <Button size="least" label={say('closed.openOnes', { n: openCount })} onPress={onOpenOnes} />
        </div>
      </div>
      {chosen === undefined ? (
        <p className="review-none">{say('closed.none')}</p>
      ) : (
        <ClosedStory key={chosen.id} line={chosen} />
      )}
      {choosing !== null && (
        <ChooseClosed
          chip={choosing}
          filter={filter}
          page={page}
          onChoose={(next) => {
            setFilter(next);
            setChoosing(null);
          }}
          onClose={() => setChoosing(null)}
        />
      )}
    </div>
  );
}

function List({
  page: { lines, matched },
  chosen,
  onChoose,
}: {
  readonly page: ClosedPage;
  readonly chosen: ClosedLine | undefined;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <Pager key={lines[0]?.id} rows={lines} size={PER_PAGE}>
      {(shown) => (
        <div>
          <p className="records-counts">
            {say('closed.counts', { n: matched })}
            {matched > lines.length && `, ${say('closed.newest', { n: lines.length })}`}
          </p>
          <ul className="review-list" aria-label={say('closed.label')}>
            {shown.map((line) => (
              <li key={line.id}>
                <Row line={line} chosen={line === chosen} onPress={() => onChoose(line.id)} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Pager>
  );
}

function Row({
  line: { id, kind, title, state, closed },
  chosen,
  onPress,
}: {
  readonly line: ClosedLine;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const offset = usePlantOffset();
  const ended = sayCode(`${kind === 'exception' ? 'exceptionState' : 'recordState'}.${state}`) ?? state;
  return (
    <AriaButton className="review-row" aria-pressed={chosen} onPress={onPress}>
      <span>
        <b>{sayCode(title) ?? title}</b>
        <span className="review-row-facts">
          <bdi>{id}</bdi> · {ended} · {wallClock(closed, offset).day}
        </span>
      </span>
    </AriaButton>
  );
}

function ClosedStory({ line: { id, kind } }: { readonly line: ClosedLine }) {
  const story = useClosedStory(kind === 'exception' ? 'exception' : 'record', id);
  if (story === null) return <p className="review-none">{say('closed.reading')}</p>;
  if (story.kind === 'record')
    return <RecordParts card={story.record} actions={() => <LogOfRecord id={id} />} />;
  return (
    <ExceptionStory
      exception={story.exception}
      actions={
        <div className="story-actions">
          <Button
            label={say('records.history')}
            onPress={() =>
              openOverlay({ kind: 'history', of: { kind: 'trail', id, lines: story.lines.toReversed() } })
            }
          />
        </div>
      }
    />
  );
}
