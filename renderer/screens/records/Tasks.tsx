import type { RecordStory } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

const PER_PAGE = 2;

/** What is to be done, by whom and until when; its owner alone completes it. */
export function Tasks({ card: { id, tasks, closed } }: { readonly card: RecordStory }) {
  const offset = usePlantOffset();
  if (tasks.length === 0) return <p className="record-nothing">{say('records.task.none')}</p>;
  return (
    <Pager rows={tasks} size={PER_PAGE}>
      {(page) => (
        <ul className="record-rows">
          {page.map((task) => (
            <li key={task.id}>
              <div>
                <b>{task.what}</b>
                <p>
                  {task.owner} · {say('records.task.due', { due: wallClock(task.due, offset).day })}
                  {task.result !== null && ` · ${say('records.task.done', { result: task.result })}`}
                </p>
              </div>
              {task.late && <span className="plate-amber">{say('records.late')}</span>}
              {task.result === null && closed === null && (
                <Button
                  size="least"
                  label={say('records.task.complete')}
                  onPress={() =>
                    openOverlay({ kind: 'record', act: { for: 'done', record: id, task: task.id } })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}
