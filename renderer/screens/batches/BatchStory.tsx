import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BatchReviewView } from '../../../main/contract/batch-views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { pageOf } from '../../components/page-of.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { BatchActions } from './BatchActions.tsx';
import type { GoTo } from './Batches.tsx';
import { BatchFate } from './BatchFate.tsx';
import { BATCH_SHAPE } from './batch-shape.ts';
import { Checklist, NothingOpen, OpenLine, openItems, Quiet } from './Checklist.tsx';
import { RoutineRow } from './RoutineRow.tsx';
import { ClassCounts, SummaryRow, summaryRows } from './Summary.tsx';

const TABS = ['open', 'lines', 'summary', 'routine'] as const;
type Tab = (typeof TABS)[number];
const PER_PAGE = 3;

/** One batch: what keeps it from its release, what was not routine in it, and, behind one press, what was. */
export function BatchStory({
  review,
  onGo,
}: {
  readonly review: BatchReviewView;
  readonly onGo: (to: GoTo) => void;
}) {
  const [tab, setTab] = useState<Tab>('open');
  const [wanted, setPage] = useState(0);
  const turnTo = (next: Tab) => {
    setTab(next);
    setPage(0);
  };
  const go = (to: GoTo) => (to.kind === 'step' ? turnTo('routine') : onGo(to));
  const rows: Readonly<Record<Tab, readonly ReactNode[]>> = {
    open: openItems(review).map((each) => <OpenLine key={each.key} open={each} onGo={go} />),
    lines: [],
    summary: summaryRows(review).map((each) => (
      <SummaryRow key={`${each.class} ${each.entry.id}`} row={each} />
    )),
    routine: review.steps.map((each) => <RoutineRow key={each.step} step={each} />),
  };
  const { page, pages, shown } = pageOf(rows[tab], PER_PAGE, wanted);
  return (
    <article className="story batch-story" aria-label={review.batch}>
      <header>
        <div className="batch-head">
          <h2>
            <Code>{review.batch}</Code> {review.product}
          </h2>
          <p className="story-kind" data-state={review.state}>
            <StateShape shape={BATCH_SHAPE[review.state]} /> {say(`state.${review.state}`)}
          </p>
        </div>
        <BatchFate review={review} />
      </header>
      <div className="batch-tabs">
        <fieldset aria-label={say('batches.tabs')}>
          {TABS.map((each) => (
            <Button
              key={each}
              size="least"
              label={say(`batches.tab.${each}`, { n: rows[each].length })}
              pressed={each === tab}
              onPress={() => turnTo(each)}
            />
          ))}
        </fieldset>
        {pages > 1 && <Pages page={page} pages={pages} onTurn={setPage} />}
      </div>
      <div className="batch-content">
        {tab === 'summary' && <ClassCounts review={review} />}
        {tab === 'lines' && <Checklist lines={review.lines} />}
        {tab === 'open' && rows.open.length === 0 && <NothingOpen />}
        {shown.length > 0 && (
          <ul className="batch-rows" aria-label={say(`batches.tab.${tab}`, { n: rows[tab].length })}>
            {shown}
          </ul>
        )}
        {tab === 'open' && <Quiet lines={review.lines} />}
      </div>
      <BatchActions review={review} />
    </article>
  );
}

function Pages({
  page,
  pages,
  onTurn,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}) {
  const now = say('pager.page', { page: page + 1, pages });
  return (
    <div className="batch-pages">
      <Button
        size="least"
        icon={<ChevronLeft aria-hidden="true" />}
        label=""
        name={say('pager.back')}
        onPress={() => onTurn(Math.max(0, page - 1))}
      />
      <span>{now}</span>
      <Button
        size="least"
        icon={<ChevronRight aria-hidden="true" />}
        label=""
        name={say('pager.on')}
        onPress={() => onTurn(Math.min(pages - 1, page + 1))}
      />
    </div>
  );
}
