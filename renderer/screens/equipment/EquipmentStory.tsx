import { useState } from 'react';
import type { EquipmentCard } from '../../../main/contract/equipment-views.ts';
import { Button } from '../../components/Button.tsx';
import { DueText } from '../../components/DueText.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import { LookBacks } from './LookBacks.tsx';
import { NextAct } from './NextAct.tsx';
import { References } from './References.tsx';
import { ServicePath } from './ServicePath.tsx';
import { StoryHead } from './StoryHead.tsx';

/** One scale: what it may be used for, what was done since it failed, what it weighed before, and the next act. */
export function EquipmentStory({ card }: { readonly card: EquipmentCard }) {
  const [looksBack, lookBack] = useState(false);
  const { id, next, lookBacks } = card;
  const weights = card.due.find(({ what, standing }) => what === 'weights' && standing !== 'good');
  const weighed = lookBacks.reduce((n, { containers }) => n + containers.length, 0);
  return (
    <article className="story equipment" aria-label={id}>
      <StoryHead
        card={card}
        wired={next === null}
        lookBack={
          next === null
            ? null
            : {
                label: say('equipment.lookBack', { n: weighed }),
                pressed: looksBack,
                onPress: () => lookBack(!looksBack),
              }
        }
      />
      <Standing card={card} />
      {next === null ? (
        <>
          <p className="equipment-in-order">
            {weights === undefined ? say('equipment.inOrder') : <DueText due={weights} />}
          </p>
          <footer className="story-actions">
            <Calibration card={card} />
          </footer>
        </>
      ) : (
        <>
          <ServicePath stage={next.kind === 'measure' ? next.phase : next.kind} />
          {looksBack ? <LookBacks lookBacks={lookBacks} /> : <References card={card} />}
          <footer className="story-actions">
            {next.kind !== 'measure' && <Calibration card={card} />}
            <NextAct card={card} next={next} />
          </footer>
        </>
      )}
    </article>
  );
}

/** The independent facts that decide whether it may be used; releasing one leaves the others (rules §2). */
function Standing({ card }: { readonly card: EquipmentCard }) {
  const { service, check, holds } = card;
  const calibration = card.due.find(({ what }) => what === 'calibration');
  return (
    <Facts layout="row">
      <Fact name={say('equipment.service')}>
        {say(`equipment.is.${service === 'inService' ? 'in' : 'out'}`)}
      </Fact>
      <Fact name={say('equipment.calibration')}>
        {calibration !== undefined && <DueText due={calibration} named={false} />}
      </Fact>
      <Fact name={say('equipment.check')}>{sayCode(`checkState.${check}`) ?? check}</Fact>
      <Fact name={say('equipment.holds')}>
        {holds.length === 0 ? say('equipment.noHold') : holds.map((hold) => hold.id).join(', ')}
      </Fact>
    </Facts>
  );
}

/** A new calibration is recorded in service and out of it. */
const Calibration = ({ card: { id, calibrate } }: { readonly card: EquipmentCard }) => (
  <Button
    label={say('calibrate.button')}
    affordance={calibrate}
    onPress={() => openOverlay({ kind: 'calibrate', scale: id })}
  />
);
