import type { CorrectionCard } from '../../../main/contract/record-view.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import '../review/review.css';
import './record.css';

const PER_PAGE = 3;

/** Corrections that wait for somebody who had no part in the value. */
export function Corrections({ corrections }: { readonly corrections: readonly CorrectionCard[] }) {
  const offset = usePlantOffset();
  return (
    <div className="review-table">
      <Pager rows={corrections} size={PER_PAGE}>
        {(page) => (
          <ul className="rows" aria-label={say('work.tab.corrections', { n: corrections.length })}>
            {page.map((each) => (
              <li key={each.id} className="row correction">
                <div className="row-main">
                  <p>
                    <bdi>{each.id}</bdi> · <bdi>{each.batch}</bdi> ·{' '}
                    {say('corrections.step', { step: each.step })}
                    {each.amendment && <span className="plate-amber">{say('corrections.amendment')}</span>}
                  </p>
                  <p className="correction-what">{each.what}</p>
                  <span className="value-chain">
                    <s>{each.before}</s> <span aria-hidden="true">→ </span>
                    <b>{each.after}</b>
                    {each.found && <em>{say('corrections.found')}</em>}
                  </span>
                  <p>
                    {say(`reason.${each.reason}`)}
                    {each.narrative !== null && `. ${each.narrative}`} · {each.by} ·{' '}
                    {dayAndTime(each.at, offset)}
                  </p>
                </div>
                <div className="correction-do">
                  <Button
                    label={say('corrections.refuse')}
                    name={say('corrections.refuseNamed', { id: each.id })}
                    affordance={each.refuse}
                    onPress={() => openOverlay({ kind: 'refuseCorrection', correction: each.id })}
                  />
                  <Button
                    label={say('corrections.approve')}
                    name={say('corrections.approveNamed', { id: each.id })}
                    affordance={each.approve}
                    onPress={() =>
                      openOverlay({ kind: 'sign', draft: { type: 'ApproveCorrection', correction: each.id } })
                    }
                  />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </div>
  );
}
