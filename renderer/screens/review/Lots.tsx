import type { Affordance, LotCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import './review.css';

const PER_PAGE = 4;

export function Lots({
  lots,
  place,
}: {
  readonly lots: readonly LotCard[];
  readonly place: Affordance | undefined;
}) {
  return (
    <div className="review-table">
      <Pager rows={lots} size={PER_PAGE}>
        {(page) => (
          <ul className="rows" aria-label={say('work.tab.lots', { n: lots.length })}>
            {page.map((lot) => (
              <li key={lot.lot} className="row">
                <div className="row-main">
                  <b>
                    <Code>{lot.lot}</Code>
                  </b>
                  <p>
                    {lot.item} {lot.itemName}
                  </p>
                </div>
                <p className="row-side">
                  <b>{sayCode(`lotStatus.${lot.status}`) ?? lot.status}</b>
                  <br />
                  {lot.expiry === null ? '' : say('lots.expiry', { day: lot.expiry })}
                </p>
                <p className="row-side">{lot.onHand}</p>
                <Button
                  label={say('lots.decide')}
                  onPress={() => openOverlay({ kind: 'laboratory', sheet: { for: 'lot', lot: lot.lot } })}
                />
                <Button
                  label={say('button.hold')}
                  affordance={place}
                  onPress={() => openOverlay({ kind: 'hold', object: { kind: 'lot', id: lot.lot } })}
                />
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </div>
  );
}
