import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ChecklistItemView, ClearanceScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
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
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { Answers } from './Answers.tsx';
import { EnterAnswer, type Entry } from './EnterAnswer.tsx';
import { textOf } from './item-text.ts';
import './clearance.css';

type Answer = Extract<Draft, { type: 'AnswerItem' }>['answer'];

/** The checklist before a booth is used: one item at a time, each with the kind of proof it asks for (rules §8). */
export function Clearance({ screen }: { readonly screen: ClearanceScreen }) {
  const [wanted, choose] = useState<string | null>(null);
  const [entering, enter] = useState<Entry | null>(null);
  const entry = stepEntry(screen, <Answers items={screen.items} />);
  if (entry !== null) return entry;
  const next = screen.items.find(({ answer }) => answer === null);
  const item = screen.items.find(({ id }) => id === wanted) ?? next;
  const done = screen.items.filter(({ answer }) => answer !== null).length;

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
        subject={say(screen.rework ? 'rework.progress' : 'clearance.progress', {
          done,
          of: screen.items.length,
        })}
        tools={
          !screen.rework &&
          item?.answer === null && (
            <Button kind="stop" label={say('clearance.found')} onPress={() => enter('found')} />
          )
        }
        primary={
          <ClearancePrimary
            screen={screen}
            item={item}
            isLast={next === undefined}
            onConfirm={() => void give({ kind: 'confirmed' })}
            onEnter={enter}
          />
        }
      >
        <div className="panel clearance">
          <ol>
            {screen.items.map((each) => (
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
          {item === undefined ? (
            <p className="clearance-detail gates-pass">
              <StateShape shape="done" /> {say('clearance.all')}
            </p>
          ) : (
            <ItemDetail item={item} batch={screen.batch} step={screen.step} />
          )}
        </div>
      </StepFrame>
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
  readonly screen: ClearanceScreen;
  readonly item: ChecklistItemView | undefined;
  readonly isLast: boolean;
  readonly onConfirm: () => void;
  readonly onEnter: (entry: Entry) => void;
}

function ClearancePrimary({ screen, item, isLast, onConfirm, onEnter }: PrimaryProps) {
  const { affordances } = screen;
  if (isLast) {
    return (
      <Button
        kind="primary"
        label={say('entry.complete.do')}
        affordance={affordances.CompleteStep}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
      />
    );
  }
  if (item === undefined || item.answer !== null)
    return <Waiting on="time" text={say('clearance.chooseOpen')} />;
  switch (item.evidence) {
    case 'confirmed':
      return (
        <Button
          kind="primary"
          label={say('clearance.confirm')}
          affordance={affordances.AnswerItem}
          onPress={onConfirm}
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
          <CorrectItem item={item} batch={batch} step={step} />
        </>
      ) : item.evidence === 'scan' ? (
        <ScanPrompt text={say('clearance.scan')} detail={item.expects ?? undefined} />
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
