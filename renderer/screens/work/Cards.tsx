import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { DueCard, StepStateName, WorkCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { STEP_SHAPE } from '../../components/step-shape.ts';
import { act } from '../../store/act.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say } from '../../text/say.ts';
import { DueStrip } from './DueStrip.tsx';

const FILTERS = {
  all: null,
  ready: ['ready'],
  running: ['inProgress', 'suspended', 'blocked', 'exception'],
  waiting: ['planned', 'complete'],
} as const satisfies Readonly<Record<string, readonly StepStateName[] | null>>;
type Filter = keyof typeof FILTERS;
const PER_PAGE = 6;

const isIn = (filter: Filter, state: StepStateName): boolean =>
  (FILTERS[filter] as readonly StepStateName[] | null)?.includes(state) ?? true;

interface CardsProps {
  readonly cards: readonly WorkCard[];
  readonly due: readonly DueCard[];
  /** Shown here where the cards are all there is. */
  readonly title: string | null;
  /** The first card is the one action in blue, unless something else on the screen is. */
  readonly offersFirst: boolean;
}

/** What this station has to do; the one scheduled or just scanned comes first. */
export function Cards({ cards, due, title, offersFirst }: CardsProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = cards.filter(({ state }) => isIn(filter, state));
  return (
    <section className="cards" aria-label={say('work.queue')}>
      <div className="work-head">
        {title !== null && <h1>{title}</h1>}
        <fieldset className="chips" aria-label={say('work.filter')}>
          {(Object.keys(FILTERS) as Filter[]).map((each) => (
            <Button
              key={each}
              size="least"
              label={say(`work.filter.${each}`, { n: cards.filter(({ state }) => isIn(each, state)).length })}
              pressed={each === filter}
              onPress={() => setFilter(each)}
            />
          ))}
        </fieldset>
      </div>
      {due.length > 0 && <DueStrip due={due} />}
      {shown.length === 0 ? (
        <p className="cards-none">{say(cards.length === 0 ? 'work.none' : 'work.noneHere')}</p>
      ) : (
        <Pager rows={shown} size={PER_PAGE}>
          {(page) => (
            <ul className="cards-grid">
              {page.map((card) => (
                <li key={`${card.batch} ${card.step}`}>
                  <Card card={card} first={offersFirst && card === cards[0]} />
                </li>
              ))}
            </ul>
          )}
        </Pager>
      )}
    </section>
  );
}

function Card({ card, first }: { readonly card: WorkCard; readonly first: boolean }) {
  const refusal = card.enter.passes ? undefined : card.enter.refusals[0];
  return (
    <AriaButton
      className="card"
      data-first={first || undefined}
      data-refused={refusal !== undefined || undefined}
      onPress={() => void act({ type: 'EnterStep', batch: card.batch, step: card.step })}
    >
      <span className="card-title">{card.title}</span>
      <span className="card-batch">
        <Code>{card.batch}</Code> {card.product}
      </span>
      <span className="card-state" data-state={card.state}>
        <StateShape shape={STEP_SHAPE[card.state]} /> {say(`step.${card.state}`)}
      </span>
      <span className="card-place">{say('work.position', { n: card.position, of: card.of })}</span>
      {refusal !== undefined && <span className="card-why">{refusalText(refusal).title}</span>}
    </AriaButton>
  );
}
