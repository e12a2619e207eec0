import type { BatchId, StepId } from '../../../main/contract/ids.ts';
import type { ClearanceScreen } from '../../../main/contract/views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { wallClock } from '../../text/moment.ts';
import { ValueWithHistory } from '../record/ValueWithHistory.tsx';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { SmallPhoto } from './ItemPhoto.tsx';
import { textOf } from './item-text.ts';

/** What was answered, for the second person to see before signing. */
export function Answers({ screen: { batch, step, items } }: { readonly screen: ClearanceScreen }) {
  const offset = usePlantOffset();
  const here = { kind: 'step', batch: batch as BatchId, step: step as StepId } as const;
  return (
    <ul className="answers">
      {items.map((item) => (
        <li key={item.id}>
          <StateShape shape={item.answer === null ? 'ready' : 'done'} />
          <span>{textOf(item)}</span>
          <span className="answer">
            {item.photo !== null && item.answer !== null && <SmallPhoto photo={item.photo} of={here} />}
            <ValueWithHistory value={item.answer ?? ''} earlier={item.earlier} />
          </span>
          <small>
            {item.answeredAt === null ? '' : `${item.answeredBy} ${wallClock(item.answeredAt, offset).time}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
