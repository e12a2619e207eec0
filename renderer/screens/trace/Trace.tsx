import { Search } from 'lucide-react';
import { useState } from 'react';
import type { TraceGraph, TraceStart } from '../../../main/contract/trace.ts';
import type { WorkScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { say } from '../../text/say.ts';
import { rowsOf } from './arrange.ts';
import { LookUp } from './LookUp.tsx';
import { Picture } from './Picture.tsx';
import { TraceTable } from './TraceTable.tsx';
import { useTrace } from './use-trace.ts';
import '../review/review.css';
import './trace.css';

const LISTED = 3;
const DRAWN = 5;

/** Where a lot went, and what a batch is made of (S66, S96): chosen from a list, by the scan in hand, or typed. */
export function Trace({ screen }: { readonly screen: WorkScreen }) {
  const [of, setOf] = useState<TraceStart | null>(null);
  const [typing, setTyping] = useState(false);
  const graph = useTrace(of);
  const choose = (start: TraceStart) => {
    setTyping(false);
    setOf(start);
  };
  return (
    <div className="trace">
      <div className="trace-bar">
        <h2>{of === null ? say('trace.choose') : titleOf(of)}</h2>
        {of !== null && <Button size="least" label={say('trace.back')} onPress={() => setOf(null)} />}
        <Button
          size="least"
          icon={<Search aria-hidden="true" />}
          label={say('trace.type')}
          onPress={() => setTyping(true)}
        />
      </div>
      {of === null ? (
        <Starts screen={screen} onChoose={choose} />
      ) : (
        <Found graph={graph} title={titleOf(of)} />
      )}
      {typing && <LookUp onFound={choose} onClose={() => setTyping(false)} />}
    </div>
  );
}

const titleOf = ({ kind, id }: TraceStart): string => say(`trace.title.${kind}`, { id });

function Found({ graph, title }: { readonly graph: TraceGraph | 'none' | null; readonly title: string }) {
  if (graph === null || graph === 'none')
    return <p className="review-none">{say(graph === null ? 'trace.reading' : 'trace.none')}</p>;
  if (graph.edges.length === 0) return <p className="review-none">{say('trace.nowhere')}</p>;
  return (
    <>
      <Pager key={graph.of} rows={rowsOf(graph)} size={DRAWN}>
        {(rows) => <Picture graph={graph} rows={rows} />}
      </Pager>
      <TraceTable graph={graph} title={title} />
    </>
  );
}

interface StartsProps {
  readonly screen: WorkScreen;
  readonly onChoose: (start: TraceStart) => void;
}

function Starts({ screen, onChoose }: StartsProps) {
  const { container } = screen.inHand;
  const batches = new Map(screen.cards.map(({ batch, product }) => [batch, product]));
  const starts: readonly { readonly start: TraceStart; readonly name: string }[] = [
    ...(container === null
      ? []
      : [{ start: { kind: 'container' as const, id: container }, name: say('trace.inHand') }]),
    ...[...batches].map(([id, name]) => ({ start: { kind: 'batch' as const, id }, name })),
    ...screen.lots.map(({ lot, itemName }) => ({ start: { kind: 'lot' as const, id: lot }, name: itemName })),
  ];
  return (
    <Pager rows={starts} size={LISTED}>
      {(page) => (
        <ul className="rows" aria-label={say('trace.choose')}>
          {page.map(({ start, name }) => (
            <li key={`${start.kind} ${start.id}`} className="row">
              <div className="row-main">
                <b>
                  {say(`objectKind.${start.kind}`)} <Code>{start.id}</Code>
                </b>
                <p>{name}</p>
              </div>
              <Button
                label={say(`trace.ask.${start.kind}`)}
                name={`${say(`trace.ask.${start.kind}`)} ${start.id}`}
                onPress={() => onChoose(start)}
              />
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}
