import type { BatchId } from '../../../main/contract/ids.ts';
import type { BatchRecordView } from '../../../main/contract/record-view.ts';
import { Thumbnail } from '../../attachments/Thumbnail.tsx';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

const PER_PAGE = 3;

/** What belongs to the batch and to none of its steps: its photos and documents, the newest first (rules §6). */
export function WholeBatch({ record }: { readonly record: BatchRecordView }) {
  const offset = usePlantOffset();
  const { batch, product, attachments } = record;
  return (
    <section className="story record-whole" aria-label={say('record.whole')}>
      <header className="record-whole-head">
        <div>
          <h2>
            <bdi>{batch}</bdi> · {product}
          </h2>
          <p className="record-people">{say('record.wholeLead')}</p>
        </div>
        <Button
          size="least"
          label={
            attachments.length === 0
              ? say('attachments.add')
              : say('attachments.all', { n: attachments.length })
          }
          onPress={() => openOverlay({ kind: 'attachments', on: { kind: 'batch', id: batch as BatchId } })}
        />
      </header>
      {attachments.length === 0 ? (
        <p className="review-none">{say('record.wholeNone')}</p>
      ) : (
        <Pager rows={attachments.toReversed()} size={PER_PAGE}>
          {(page) => (
            <ul className="rows" aria-label={say('record.wholeLead')}>
              {page.map((each) => (
                <li key={each.id} className="row record-whole-row">
                  <Thumbnail attachment={each} />
                  <div className="row-main">
                    <b>{each.caption}</b>
                    <small>
                      {say('attachments.origin', {
                        id: each.id,
                        on: each.on,
                        by: each.by,
                        at: dayAndTime(each.at, offset),
                      })}
                    </small>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Pager>
      )}
    </section>
  );
}
