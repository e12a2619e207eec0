import type { ChecklistItemView } from '../../../main/contract/views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { wallClock } from '../../text/moment.ts';
import { ValueWithHistory } from '../record/ValueWithHistory.tsx';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { textOf } from './item-text.ts';

/** What was answered, for the second person to see before signing. */
export function Answers({ items }: { readonly items: readonly ChecklistItemView[] }) {
  const offset = usePlantOffset();
  return (
    <ul className="answers">
      {items.map((item) => (
        <li key={item.id}>
          <StateShape shape={item.answer === null ? 'ready' : 'done'} />
          <span>{textOf(item)}</span>
          <ValueWithHistory value={item.answer ?? ''} earlier={item.earlier} />
          <small>
            {item.answeredAt === null ? '' : `${item.answeredBy} ${wallClock(item.answeredAt, offset).time}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
