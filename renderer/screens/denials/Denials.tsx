import { useState } from 'react';
import type { DenialFilter, DenialLine, DenialPage } from '../../../main/contract/denials.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { useStation } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { ChooseFilter } from './ChooseFilter.tsx';
import { CHIPS, type ChipName, chipLabel, narrowed } from './chips.ts';
import { useDenials } from './use-denials.ts';
import '../review/review.css';
import './denials.css';

const PER_PAGE = 6;
const BARS = 6;
const NOTHING: DenialFilter = {};

/** Everything that was refused, as evidence that the rules were kept (S37, S76, S102). */
export function Denials() {
  const [filter, setFilter] = useState<DenialFilter>(NOTHING);
  const [before, setBefore] = useState<number | null>(null);
  const [choosing, setChoosing] = useState<ChipName | null>(null);
  const now = useStation((state) => state.view?.frame.now ?? '');
  const page = useDenials(filter, before);
  if (page === null) return <p className="review-none">{say('denials.reading')}</p>;
  const choose = (chip: ChipName) => (value: string | null) => {
    setFilter(narrowed(filter, chip, value));
    setBefore(null);
    setChoosing(null);
  };
  return (
    <div className="denials">
      <fieldset className="chips" aria-label={say('denials.chips')}>
        {CHIPS.map((chip) => (
          <Button
            key={chip}
            size="least"
            label={chipLabel(chip, filter)}
            pressed={filter[chip] !== undefined}
            onPress={() => setChoosing(chip)}
          />
        ))}
        {before !== null && (
          <Button size="least" label={say('denials.newest')} onPress={() => setBefore(null)} />
        )}
        {page.older !== null && (
          <Button size="least" label={say('denials.older')} onPress={() => setBefore(page.older)} />
        )}
      </fieldset>
      <div className="denials-body">
        <List page={page} />
        <Bars page={page} />
      </div>
      <Proof page={page} />
      {choosing !== null && (
        <ChooseFilter
          chip={choosing}
          filter={filter}
          page={page}
          now={now}
          onChoose={choose(choosing)}
          onClose={() => setChoosing(null)}
        />
      )}
    </div>
  );
}

function List({ page: { lines } }: { readonly page: DenialPage }) {
  if (lines.length === 0) return <p className="review-none">{say('denials.none')}</p>;
  return (
    <div className="denials-list">
      <Pager key={lines[0]?.seq} rows={lines} size={PER_PAGE}>
        {(shown) => (
          <ol aria-label={say('denials.label')}>
            {shown.map((line) => (
              <Line key={line.seq} line={line} />
            ))}
          </ol>
        )}
      </Pager>
    </div>
  );
}

function Line({ line }: { readonly line: DenialLine }) {
  const offset = usePlantOffset();
  const [refusal] = line.refusals;
  const more = line.refusals.length - 1;
  const who = line.name ?? line.person ?? say('denials.nobody');
  const role = line.roles.map((each) => say(`role.${each}`)).join(', ');
  const where = [line.station, line.step === null ? null : say('trace.step', { step: line.step })]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <li>
      <span className="denials-when">
        <time dateTime={line.at}>{dayAndTime(line.at, offset)}</time>
        <small>{where}</small>
      </span>
      <span className="denials-what">
        <b>
          <StateShape shape="blocked" />{' '}
          {refusal === undefined ? say('denials.malformed') : refusalText(refusal).title}
        </b>
        <small>
          {[
            line.command,
            refusal?.gate,
            more > 0 ? say('denials.more', { n: more }) : null,
            refusal && refusalText(refusal).why,
          ]
            .filter((part) => part !== null && part !== undefined)
            .join(' · ')}
        </small>
      </span>
      <span className="denials-who">
        {who}
        <small>{role}</small>
      </span>
    </li>
  );
}

/** How often each gate refused, longest first. */
function Bars({ page: { byGate } }: { readonly page: DenialPage }) {
  const most = byGate[0]?.count ?? 1;
  return (
    <section className="denials-bars" aria-label={say('denials.byGate')}>
      <h2>{say('denials.byGate')}</h2>
      <ul>
        {byGate.slice(0, BARS).map(({ gate, count }) => (
          <li key={gate}>
            <span className="denials-gate">{gate}</span>
            <span className="denials-count">{count}</span>
            <span
              className="denials-bar"
              aria-hidden="true"
              style={{ inlineSize: `${(count / most) * 100}%` }}
            />
          </li>
        ))}
      </ul>
      {byGate.length > BARS && <p>{say('denials.moreGates', { n: byGate.length - BARS })}</p>}
    </section>
  );
}

/** The ledger left nothing out, or says where it cannot know (S102). */
function Proof({ page: { proof, matched } }: { readonly page: DenialPage }) {
  const { first, last, gapFree, denials, flooded } = proof;
  return (
    <p className="denials-proof" data-broken={!gapFree || undefined}>
      {!gapFree && <StateShape shape="blocked" />}
      {say('denials.proof', { first, last, n: denials, matched })}{' '}
      {say(gapFree ? 'denials.gapFree' : 'denials.gap')}
      {flooded > 0 && ` ${say('denials.flooded', { n: flooded })}`}
    </p>
  );
}
