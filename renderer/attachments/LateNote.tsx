import type { LateEntryView } from '../../main/contract/late-entry-view.ts';
import { usePlantOffset } from '../screens/review/use-plant-offset.ts';
import { dayAndTime } from '../text/moment.ts';
import { say } from '../text/say.ts';
import './attachments.css';

/** The mark of everything that was entered late: when it was done, when it was entered, and who stands for it. */
export function LateNote({ late }: { readonly late: LateEntryView }) {
  const offset = usePlantOffset();
  return (
    <p className="late-note">
      <span className="plate-amber">{say('late.mark')}</span> {say(`lateFact.${late.fact}`)}
      {': '}
      {say('late.told', {
        done: dayAndTime(late.doneAt, offset),
        entered: dayAndTime(late.enteredAt, offset),
        by: late.by,
        second: late.confirmedBy ?? 'none',
      })}
    </p>
  );
}
