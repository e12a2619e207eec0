import { MapPin, Package } from 'lucide-react';
import type { Affordance, WorkScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

/** Moving a container: it and its place are both scanned, in either order, and then moved with one press; what is to be destroyed
 * is destroyed before a second person. */
export function InHand({
  inHand,
  scrap,
  affordance,
  scrapAffordance,
}: {
  readonly inHand: WorkScreen['inHand'];
  readonly scrap: WorkScreen['scrap'];
  readonly affordance: Affordance | undefined;
  readonly scrapAffordance: Affordance | undefined;
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
      {(scrap === null || location !== null) && (
        <p>
          <MapPin aria-hidden="true" />
          {location === null ? (
            <span className="in-hand-missing">{say('inHand.scanLocation')}</span>
          ) : (
            <Code>{location}</Code>
          )}
        </p>
      )}
      {scrap !== null && (
        <Button
          kind="stop"
          label={say('inHand.scrap')}
          affordance={scrapAffordance}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'ScrapContainer', ...scrap } })}
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
