import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { AttachmentId, BatchId, StepId } from '../../../main/contract/ids.ts';
import type { ChecklistItemView } from '../../../main/contract/views.ts';
import { AttachFile } from '../../attachments/AttachFile.tsx';
import { PhotoButton } from '../../attachments/PhotoButton.tsx';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import type { Draft } from '../../store/draft.ts';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { ValueWithHistory } from '../record/ValueWithHistory.tsx';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { StepFrame, type StepScreen } from '../StepFrame.tsx';
import { EnterAnswer, type Entry } from './EnterAnswer.tsx';
import { ItemPhoto } from './ItemPhoto.tsx';
import { textOf } from './item-text.ts';
import './clearance.css';

type Answer = Extract<Draft, { type: 'AnswerItem' }>['answer'];

/** As many items as the glass holds; a longer list has pages, with room for their buttons and for a strip above. */
const MOST_SHOWN = 6;
const PER_PAGE = 5;

interface ChecklistProps {
  readonly screen: StepScreen;
  readonly items: readonly ChecklistItemView[];
  readonly subject: ReactNode;
  /** Whether something can be found: a rework has nothing to look for. */
  readonly canFind: boolean;
  /** The primary action once every item is answered. */
  readonly whenDone: ReactNode;
}

/** One item at a time, each with the kind of proof it asks for (rules §8). */
export function Checklist({ screen, items, subject, canFind, whenDone }: ChecklistProps) {
  const [wanted, choose] = useState<string | null>(null);
  const [entering, enter] = useState<Entry | null>(null);
  const [taken, take] = useState<File | null>(null);
  const next = items.find(({ answer }) => answer === null);
  const item = items.find(({ id }) => id === wanted) ?? next;

  const size = items.length > MOST_SHOWN ? PER_PAGE : MOST_SHOWN;
  // The page of the item that is asked for; somebody who turns the pages chooses from another one.
  const page = item === undefined ? 0 : Math.floor(items.indexOf(item) / size);

  const give = async (answer: Answer) => {
    if (item === undefined) return;
    const reply = await act({ type: 'AnswerItem', item: item.id, answer });
    if (reply?.kind !== 'accepted') return;
    enter(null);
    choose(null);
  };
  return (
    <>
      <StepFrame
        screen={screen}
        subject={subject}
        tools={
          item?.answer === null && (
            <>
              {canFind && (
                <Button kind="stop" label={say('clearance.found')} onPress={() => enter('found')} />
              )}
              {item.photo !== null && (
                <PhotoButton
                  label={say('clearance.anotherPhoto')}
                  affordance={screen.affordances.AttachFile}
                  onTake={take}
                />
              )}
            </>
          )
        }
        primary={
          <ItemPrimary
            screen={screen}
            item={item}
            whenDone={next === undefined ? whenDone : null}
            onAnswer={(answer) => void give(answer)}
            onEnter={enter}
            onTake={take}
          />
        }
      >
        <div className="panel clearance">
          <Pager key={page} rows={items} size={size} start={page}>
            {(shown) => (
              <ol>
                {shown.map((each) => (
                  <li key={each.id}>
                    <AriaButton
                      className="clearance-item"
                      aria-pressed={each === item}
                      onPress={() => choose(each.id)}
                    >
                      <StateShape shape={each.answer === null ? 'ready' : 'done'} />
                      <span>{textOf(each)}</span>
                    </AriaButton>
                  </li>
                ))}
              </ol>
            )}
          </Pager>
          {item === undefined ? (
            <p className="clearance-detail gates-pass">
              <StateShape shape="done" /> {say('clearance.all')}
            </p>
          ) : (
            <ItemDetail item={item} batch={screen.batch} step={screen.step} />
          )}
        </div>
      </StepFrame>
      {item !== undefined && taken !== null && (
        <AttachFile
          on={{ kind: 'step', batch: screen.batch as BatchId, step: screen.step as StepId }}
          file={taken}
          shows={textOf(item)}
          onDone={() => take(null)}
        />
      )}
      {item !== undefined && entering !== null && (
        <EnterAnswer
          key={`${item.id} ${entering}`}
          item={item}
          entry={entering}
          onAnswer={(answer) => void give(answer)}
          onClose={() => enter(null)}
        />
      )}
    </>
  );
}

interface PrimaryProps {
  readonly screen: StepScreen;
  readonly item: ChecklistItemView | undefined;
  readonly whenDone: ReactNode;
  readonly onAnswer: (answer: Answer) => void;
  readonly onEnter: (entry: Entry) => void;
  readonly onTake: (photo: File) => void;
}

function ItemPrimary({ screen, item, whenDone, onAnswer, onEnter, onTake }: PrimaryProps) {
  const { affordances } = screen;
  if (whenDone !== null) return whenDone;
  if (item === undefined || item.answer !== null)
    return <Waiting on="time" text={say('clearance.chooseOpen')} />;
  switch (item.evidence) {
    case 'confirmed':
      return (
        <Button
          kind="primary"
          label={say('clearance.confirm')}
          affordance={affordances.AnswerItem}
          onPress={() => onAnswer({ kind: 'confirmed' })}
        />
      );
    case 'scan':
      return <Waiting on="scan" text={say('waiting.scan')} />;
    case 'count':
      return (
        <Button
          kind="primary"
          label={say('clearance.enterCount')}
          affordance={affordances.AnswerItem}
          onPress={() => onEnter('count')}
        />
      );
    case 'reference':
      return (
        <Button
          kind="primary"
          label={say('clearance.enterReference')}
          affordance={affordances.AnswerItem}
          onPress={() => onEnter('reference')}
        />
      );
    case 'photo':
      return <PhotoPrimary screen={screen} photo={item.photo} onAnswer={onAnswer} onTake={onTake} />;
    case 'mass':
      return (
        <Button
          kind="primary"
          label={say('rework.enterYield')}
          affordance={affordances.AnswerItem}
          onPress={() => onEnter('mass')}
        />
      );
  }
}

/** First the photo, then the word of a person that it shows what the item asks for. */
function PhotoPrimary({
  screen: { affordances },
  photo,
  onAnswer,
  onTake,
}: Pick<PrimaryProps, 'screen' | 'onAnswer' | 'onTake'> & Pick<ChecklistItemView, 'photo'>) {
  return photo === null ? (
    <PhotoButton
      kind="primary"
      label={say('clearance.takePhoto')}
      affordance={affordances.AttachFile}
      onTake={onTake}
    />
  ) : (
    <Button
      kind="primary"
      label={say('clearance.photoShows')}
      affordance={affordances.AnswerItem}
      onPress={() => onAnswer({ kind: 'photo', attachment: photo.id as AttachmentId })}
    />
  );
}

interface DetailProps {
  readonly item: ChecklistItemView;
  readonly batch: string;
  readonly step: string;
}

function ItemDetail({ item, batch, step }: DetailProps) {
  const offset = usePlantOffset();
  return (
    <section className="clearance-detail" aria-live="polite">
      <h2>{textOf(item)}</h2>
      {item.answer !== null ? (
        <>
          <p className="clearance-answered">
            <StateShape shape="done" /> <ValueWithHistory value={item.answer} earlier={item.earlier} />
            {item.answeredAt !== null && (
              <small>
                {item.answeredBy} {dayAndTime(item.answeredAt, offset)}
              </small>
            )}
          </p>
          {item.photo !== null && <ItemPhoto photo={item.photo} />}
          <CorrectItem item={item} batch={batch} step={step} />
        </>
      ) : item.evidence === 'scan' ? (
        <ScanPrompt text={say('clearance.scan')} detail={item.expects ?? undefined} />
      ) : item.photo !== null ? (
        <ItemPhoto photo={item.photo} />
      ) : (
        <p className="clearance-look">{say(`clearance.look.${item.evidence}`)}</p>
      )}
    </section>
  );
}

/** What was said is corrected with a reason and an approval; what was scanned is not (rules §6). */
function CorrectItem({ item, batch, step }: DetailProps) {
  const { id, text: what, answer: value, evidence, waits } = item;
  if (value === null || evidence === 'scan' || evidence === 'mass') return null;
  if (waits !== null) return <p>{say('record.waits', { id: waits })}</p>;
  return (
    <div>
      <Button
        label={say('record.correct')}
        onPress={() =>
          openOverlay({ kind: 'correct', value: { batch, step, item: id, what, value, evidence } })
        }
      />
    </div>
  );
}
