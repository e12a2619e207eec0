import { MapPin, Package } from 'lucide-react';
import type { TakeForm } from '../../../main/contract/laboratory-views.ts';
import type { Affordance, WorkScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

/** A container in the hand: a sample is taken out of it, or its place is scanned too and it is moved with one press. */
export function InHand({
  inHand,
  affordance,
  take,
}: {
  readonly inHand: WorkScreen['inHand'];
  readonly affordance: Affordance | undefined;
  readonly take: TakeForm;
}) {
  const { container, location } = inHand;
  if (container === null && location === null) return <p className="in-hand-hint">{say('inHand.hint')}</p>;
  return (
    <section className="in-hand" aria-label={say('inHand.label')}>
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
      {container !== null && location === null && (
        <Button
          label={say('samples.take')}
          affordance={take.affordance}
          onPress={() => openOverlay({ kind: 'laboratory', sheet: { for: 'take' } })}
        />
      )}
      {container !== null && location !== null && (
        <Button
          kind="primary"
          label={say('inHand.move')}
          affordance={affordance}
          onPress={() => void act({ type: 'MoveContainer', container, location })}
        />
      )}
    </section>
  );
}
