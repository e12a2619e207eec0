import { useState } from 'react';
import type { HoldCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { HeldContainers } from './HeldContainers.tsx';
import { usePlantOffset } from './use-plant-offset.ts';
import './review.css';

const PER_PAGE = 4;

/** Every hold in force: releasing one shows the others and approves nothing. */
export function Holds({ holds }: { readonly holds: readonly HoldCard[] }) {
  const offset = usePlantOffset();
  const [shown, setShown] = useState<string | null>(null);
  const asked = holds.find(({ id }) => id === shown);
  if (holds.length === 0) return <p className="review-none">{say('holds.none')}</p>;
  return (
    <div className="review-table">
      <Pager rows={holds} size={PER_PAGE}>
        {(page) => (
          <ul className="rows" aria-label={say('work.tab.holds', { n: holds.length })}>
            {page.map((hold) => (
              <li key={hold.id} className="row">
                <div className="row-main">
                  <b>
                    {sayCode(`objectKind.${hold.objectKind}`) ?? hold.objectKind} <Code>{hold.object}</Code>
                  </b>
                  <p>
                    {say(`reason.${hold.reason}`)}
                    {hold.narrative !== null && `. ${hold.narrative}`}
                  </p>
                  <p>{factsOf(hold)}</p>
                </div>
                <p className="row-side">
                  {hold.by}
                  <br />
                  {dayAndTime(hold.at, offset)}
                </p>
                {hold.containers.length > 0 && (
                  <Button label={say('holds.where')} onPress={() => setShown(hold.id)} />
                )}
                <Button
                  label={say('holds.release')}
                  affordance={hold.release}
                  onPress={() => openOverlay({ kind: 'releaseHold', hold: hold.id })}
                />
              </li>
            ))}
          </ul>
        )}
      </Pager>
      {asked !== undefined && <HeldContainers hold={asked} onClose={() => setShown(null)} />}
    </div>
  );
}

/** Which batches it follows, how much stands in quarantine, and what else holds the same thing. */
function factsOf({ reaches, containers, others }: HoldCard): string {
  const quarantined = containers.filter(({ inQuarantine }) => inQuarantine).length;
  return [
    reaches.length > 0 ? say('holds.reaches', { batches: reaches.join(', ') }) : null,
    containers.length > 0 ? say('holds.quarantine', { n: quarantined, of: containers.length }) : null,
    others.length > 0 ? say('holds.others', { holds: others.join(', ') }) : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
