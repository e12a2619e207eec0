import type { BatchReviewView } from '../../../main/contract/batch-views.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { sayItem } from './Checklist.tsx';

/** The one line that matters in this state: how it is to be reviewed, who released it, or why it ended. */
export function BatchFate({ review }: { readonly review: BatchReviewView }) {
  const offset = usePlantOffset();
  const { state, released, ended, shipments, recall, byException } = review;
  const units = shipments.reduce((total, { quantity }) => total + quantity, 0);
  if (ended !== null) {
    const { by, at, reason, narrative } = ended;
    return (
      <p className="batch-fate">
        {say('batches.ended', { state, by, at: dayAndTime(at, offset), reason })}{' '}
        {narrative !== null && <q>{narrative}</q>}
      </p>
    );
  }
  if (state === 'postReleaseHold')
    return (
      <p className="batch-fate">
        {say('batches.stopped', { record: recall ?? '', n: units })}{' '}
        {shipments.map(({ to, quantity }) => say('batches.shipment', { to, n: quantity })).join(', ')}
      </p>
    );
  if (released !== null)
    return (
      <p className="batch-fate">
        {say('batches.released', { by: released.by, at: dayAndTime(released.at, offset), n: units })}
      </p>
    );
  if (byException.eligible) return <p className="batch-fate">{say('batches.byException')}</p>;
  const [first, ...more] = byException.why;
  return (
    <p className="batch-fate">
      {say('batches.wholeRecord', { why: first === undefined ? '' : sayItem(first) })}
      {more.length > 0 && ` ${say('batches.more', { n: more.length })}`}
    </p>
  );
}
