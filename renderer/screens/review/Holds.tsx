import type { HoldCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { usePlantOffset } from './use-plant-offset.ts';
import './review.css';

const PER_PAGE = 4;

/** Every hold in force: releasing one shows the others and approves nothing. */
export function Holds({ holds }: { readonly holds: readonly HoldCard[] }) {
  const offset = usePlantOffset();
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
                </div>
                <p className="row-side">
                  {hold.by}
                  <br />
                  {dayAndTime(hold.at, offset)}
                </p>
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
    </div>
  );
}
