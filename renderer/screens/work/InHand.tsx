import { MapPin, Package } from 'lucide-react';
import { useState } from 'react';
import type { TakeForm } from '../../../main/contract/laboratory-views.ts';
import type { Affordances, WorkScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { HoldLabel } from '../../components/HoldLabel.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { Count } from './Count.tsx';

interface InHandProps {
  readonly inHand: WorkScreen['inHand'];
  readonly affordances: Affordances;
  readonly take: TakeForm;
  readonly scrap: WorkScreen['scrap'];
}

/**
 * What was scanned outside a step. With its place it is moved there, or brought to the line when the place is one; a
 * container alone is counted, or a sample is taken out of it. What is to be destroyed is neither counted nor sampled any
 * more: it is destroyed before a second person. What is on hold may get its HOLD label (rules §3).
 */
export function InHand({ inHand, affordances, take, scrap }: InHandProps) {
  const { container, location, unit, holdLabel } = inHand;
  const [counting, setCounting] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const alone = container !== null && location === null && scrap === null;
  // There is room for two: what is held is labelled first, then sampled by whoever may, else counted.
  const toLabel = scrap === null ? holdLabel : null;
  const isSampled = alone && (toLabel === null || take.affordance.passes);
  const isCounted =
    container !== null && unit !== null && scrap === null && (toLabel === null || (alone && !isSampled));
  if (container === null && location === null) return <p className="in-hand-hint">{say('inHand.hint')}</p>;
  return (
    <section className="in-hand" aria-label={say('inHand.label')}>
      <div className="in-hand-things">
        <p>
          <Package aria-hidden="true" />
          {container === null ? (
            <span className="in-hand-missing">{say('inHand.scanContainer')}</span>
          ) : (
            <Code>{container}</Code>
          )}
        </p>
        <p>
          <MapPin aria-hidden="true" />
          {location === null ? (
            <span className="in-hand-missing">{say('inHand.scanLocation')}</span>
          ) : (
            <Code>{location}</Code>
          )}
        </p>
      </div>
      {isCounted && (
        <Button
          size="least"
          label={say('inHand.count')}
          affordance={affordances.CountContainer}
          onPress={() => setCounting(true)}
        />
      )}
      {isSampled && (
        <Button
          size="least"
          label={say('samples.take')}
          affordance={take.affordance}
          onPress={() => openOverlay({ kind: 'laboratory', sheet: { for: 'take' } })}
        />
      )}
      {toLabel !== null && (
        <Button size="least" label={say('inHand.holdLabel')} onPress={() => setLabelling(true)} />
      )}
      {scrap !== null && (
        <Button
          kind="stop"
          label={say('inHand.scrap')}
          affordance={affordances.ScrapContainer}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'ScrapContainer', ...scrap } })}
        />
      )}
      {container !== null && location !== null && (
        <Goes container={container} location={location} affordances={affordances} />
      )}
      {labelling && toLabel !== null && <HoldLabel label={toLabel} onClose={() => setLabelling(false)} />}
      {counting && container !== null && unit !== null && (
        <Count container={container} unit={unit} onClose={() => setCounting(false)} />
      )}
    </section>
  );
}

interface GoesProps {
  readonly container: string;
  readonly location: string;
  readonly affordances: Affordances;
}

function Goes({ container, location, affordances }: GoesProps) {
  return affordances.StageToLine === undefined ? (
    <Button
      kind="primary"
      label={say('inHand.move')}
      affordance={affordances.MoveContainer}
      onPress={() => void act({ type: 'MoveContainer', container, location })}
    />
  ) : (
    <Button
      kind="primary"
      label={say('inHand.stage')}
      affordance={affordances.StageToLine}
      onPress={() => void act({ type: 'StageToLine', container, station: location })}
    />
  );
}
