import { type ReactNode, useState } from 'react';
import type { BatchReviewView } from '../../../main/contract/batch-views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { BatchActions } from './BatchActions.tsx';
import type { GoTo } from './Batches.tsx';
import { BATCH_SHAPE } from './batch-shape.ts';
import { Checklist, sayItem } from './Checklist.tsx';
import { RoutineEvidence } from './RoutineEvidence.tsx';
import { Summary, summaryRows } from './Summary.tsx';

const TABS = ['lines', 'summary', 'routine'] as const;
type Tab = (typeof TABS)[number];

/** One batch: what keeps it from its release, what was not routine in it, and, behind one press, what was. */
export function BatchStory({
  review,
  onGo,
}: {
  readonly review: BatchReviewView;
  readonly onGo: (to: GoTo) => void;
}) {
  const [tab, setTab] = useState<Tab>('lines');
  const open = review.lines.filter(({ status }) => status === 'open').length;
  const counts: Readonly<Record<Tab, number>> = {
    lines: open,
    summary: summaryRows(review).length,
    routine: review.steps.length,
  };
  const contents: Readonly<Record<Tab, () => ReactNode>> = {
    lines: () => (
      <Checklist review={review} onGo={(to) => (to.kind === 'step' ? setTab('routine') : onGo(to))} />
    ),
    summary: () => <Summary review={review} />,
    routine: () => <RoutineEvidence steps={review.steps} />,
  };
  return (
    <article className="story batch-story" aria-label={review.batch}>
      <header>
        <p className="story-kind" data-state={review.state}>
          <StateShape shape={BATCH_SHAPE[review.state]} /> {say(`state.${review.state}`)}
        </p>
        <h2>
          <Code>{review.batch}</Code> {review.product}
        </h2>
        <Fate review={review} />
      </header>
      <fieldset className="batch-tabs" aria-label={say('batches.tabs')}>
        {TABS.map((each) => (
          <Button
            key={each}
            size="least"
            label={say(`batches.tab.${each}`, { n: counts[each] })}
            pressed={each === tab}
            onPress={() => setTab(each)}
          />
        ))}
      </fieldset>
      {contents[tab]()}
      <BatchActions review={review} />
    </article>
  );
}

/** The one line that matters in this state: how it is to be reviewed, who released it, or why it ended. */
function Fate({ review }: { readonly review: BatchReviewView }) {
  const offset = usePlantOffset();
  const { state, released, ended, shipments, recall, byException } = review;
  const units = shipments.reduce((total, { quantity }) => total + quantity, 0);
  if (ended !== null) {
    const { by, at, reason, narrative } = ended;
    return (
      <p>
        {say('batches.ended', { state, by, at: dayAndTime(at, offset), reason })}
        {narrative !== null && <q>{narrative}</q>}
      </p>
    );
  }
  if (state === 'postReleaseHold')
    return (
      <p>
        {say('batches.stopped', { record: recall ?? '', n: units })}{' '}
        {shipments.map(({ to, quantity }) => `${to}: ${quantity}`).join(', ')}
      </p>
    );
  if (released !== null)
    return (
      <p>{say('batches.released', { by: released.by, at: dayAndTime(released.at, offset), n: units })}</p>
    );
  if (byException.eligible) return <p>{say('batches.byException')}</p>;
  const [first, ...more] = byException.why;
  return (
    <p>
      {say('batches.wholeRecord', { why: first === undefined ? '' : sayItem(first) })}
      {more.length > 0 && ` ${say('batches.more', { n: more.length })}`}
    </p>
  );
}
