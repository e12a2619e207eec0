import { useState } from 'react';
import type { EquipmentCard } from '../../../main/contract/equipment-views.ts';
import { Button } from '../../components/Button.tsx';
import { DueText } from '../../components/DueText.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import { LookBacks } from './LookBacks.tsx';
import { NextAct } from './NextAct.tsx';
import { ProcedureActs, ProcedureRun } from './ProcedureRun.tsx';
import { LatestResult, Procedures } from './Procedures.tsx';
import { References } from './References.tsx';
import { ServicePath } from './ServicePath.tsx';
import { StoryHead } from './StoryHead.tsx';

/** One scale: what it may be used for, what was done since it failed, what it weighed before, and the next act. */
export function EquipmentStory({ card }: { readonly card: EquipmentCard }) {
  const [looksBack, lookBack] = useState(false);
  const [proves, prove] = useState(false);
  const { id, next, lookBacks, procedures } = card;
  const run = procedures?.run ?? null;
  const latest = procedures?.results[0];
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
      {run !== null ? (
        <>
          <ProcedureRun card={card} run={run} />
          <footer className="story-actions">
            <ProcedureActs card={card} run={run} />
          </footer>
        </>
      ) : next === null || proves ? (
        <>
          {(weights !== undefined || procedures === null) && (
            <p className="equipment-in-order">
              {weights === undefined ? say('equipment.inOrder') : <DueText due={weights} />}
            </p>
          )}
          {procedures !== null && <Procedures card={card} procedures={procedures} />}
          <footer className="story-actions">
            {latest !== undefined && <LatestResult result={latest} unit={card.unit} />}
            {card.here && next === null && <VoidCheck card={card} />}
            <Calibration card={card} />
            {next !== null && <Toggle pressed={proves} onPress={() => prove(!proves)} />}
          </footer>
        </>
      ) : (
        <>
          <ServicePath stage={next.kind === 'measure' ? next.phase : next.kind} />
          {looksBack ? <LookBacks lookBacks={lookBacks} /> : <References card={card} />}
          <footer className="story-actions">
            {next.kind !== 'measure' && <Calibration card={card} />}
            {next.kind === 'requestReturn' && procedures !== null && (
              <Toggle pressed={proves} onPress={() => prove(!proves)} />
            )}
            <NextAct card={card} next={next} />
          </footer>
        </>
      )}
    </article>
  );
}

/** Procedures beside the way back into service: what failed is proved again before the return is asked for. */
const Toggle = ({ pressed, onPress }: { readonly pressed: boolean; readonly onPress: () => void }) => (
  <Button label={say('procedure.title')} pressed={pressed} onPress={onPress} />
);

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

/** Moved, leveled anew, without power: what no wire tells, and what voids the check of the day (rules §5). */
const VoidCheck = ({ card: { id, voidCheck } }: { readonly card: EquipmentCard }) => (
  <Button
    label={say('voidCheck.button')}
    affordance={voidCheck}
    onPress={() => openOverlay({ kind: 'reason', ask: { for: 'voidCheck', scale: id } })}
  />
);
