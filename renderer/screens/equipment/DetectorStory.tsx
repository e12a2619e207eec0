import { useState } from 'react';
import type { DetectorCard } from '../../../main/contract/equipment-views.ts';
import { Button } from '../../components/Button.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { PieceAnswers, Pieces } from '../challenge/Challenge.tsx';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { LookBacks } from './LookBacks.tsx';
import { ServicePath } from './ServicePath.tsx';
import { StoryHead } from './StoryHead.tsx';

type CardProps = { readonly card: DetectorCard };

/** One metal detector: its last good challenge, what was done since it failed, and the next act. */
export function DetectorStory({ card }: CardProps) {
  const offset = usePlantOffset();
  const [looksBack, lookBack] = useState(false);
  const { id, next, lookBacks, service, lastGood, holds } = card;
  const through = lookBacks.reduce((n, { containers }) => n + containers.length, 0);
  return (
    <article className="story equipment" aria-label={id}>
      <StoryHead
        card={card}
        lookBack={
          next === null
            ? null
            : {
                label: say('detector.lookBack', { n: through }),
                pressed: looksBack,
                onPress: () => lookBack(!looksBack),
              }
        }
      />
      <Facts layout="row">
        <Fact name={say('equipment.service')}>
          {say(`equipment.is.${service === 'inService' ? 'in' : 'out'}`)}
        </Fact>
        <Fact name={say('detector.lastGood')}>
          {lastGood === null ? say('detector.none') : dayAndTime(lastGood, offset)}
        </Fact>
        <Fact name={say('equipment.holds')}>
          {holds.length === 0 ? say('equipment.noHold') : holds.map((hold) => hold.id).join(', ')}
        </Fact>
      </Facts>
      {next === null ? (
        <p className="equipment-in-order">{say('equipment.inOrder')}</p>
      ) : (
        <>
          <ServicePath stage={next.kind === 'pass' ? 'asLeft' : next.kind} />
          {looksBack ? <LookBacks lookBacks={lookBacks} /> : <AsLeft card={card} />}
          <footer className="story-actions">
            <NextAct card={card} next={next} />
          </footer>
        </>
      )}
    </article>
  );
}

/** What it did with each piece after the last adjustment, and that adjustment. */
function AsLeft({ card: { pieces, adjustments } }: CardProps) {
  const last = adjustments.at(-1);
  return (
    <section className="references detector-pieces">
      <Pieces pieces={pieces} />
      {last !== undefined && (
        <p className="references-adjusted">
          {say('equipment.adjusted', { reason: last.reason, by: last.by })} <q>{last.narrative}</q>
        </p>
      )}
    </section>
  );
}

function NextAct({ card, next }: CardProps & { readonly next: NonNullable<DetectorCard['next']> }) {
  const { id, here, station, pieces } = card;
  const { kind, affordance } = next;
  if (kind === 'pass') {
    if (!here) return <p className="story-rule">{say('equipment.elsewhere', { station: station ?? '' })}</p>;
    const inHand = pieces.find(({ state }) => state === 'inHand');
    return inHand === undefined ? (
      <Waiting on="scan" text={say('challenge.scanWait')} />
    ) : (
      <PieceAnswers detector={id} piece={inHand} type="PassReference" affordance={affordance} />
    );
  }
  const open = () => {
    switch (kind) {
      case 'adjust':
        return openOverlay({ kind: 'adjust', scale: id });
      case 'requestReturn':
        return openOverlay({ kind: 'sign', draft: { type: 'RequestReturn', scale: id } });
      case 'approveReturn':
        return openOverlay({ kind: 'sign', draft: { type: 'ApproveReturn', scale: id } });
    }
  };
  return <Button kind="primary" label={say(`equipment.${kind}.do`)} affordance={affordance} onPress={open} />;
}
