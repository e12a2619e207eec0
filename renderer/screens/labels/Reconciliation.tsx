import { useState } from 'react';
import type { CountedRoll } from '../../../main/contract/parse-command.ts';
import type { ReconciliationScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { Balance } from './Balance.tsx';
import { CountRoll } from './CountRoll.tsx';
import { EnterLabels } from './EnterLabels.tsx';
import './labels.css';

/** Labels are counted by one person and again by another; neither sees a number of the other (rules §9). */
export function Reconciliation({ screen }: { readonly screen: ReconciliationScreen }) {
  const [sheet, open] = useState<'reading' | 'count' | null>(null);
  const [counted, setCounted] = useState<readonly CountedRoll[]>([]);
  const entry = stepEntry(screen, screen.balance && <Balance balance={screen.balance} />);
  if (entry !== null) return entry;
  const unread = screen.rolls.find(({ applicatorRead }) => !applicatorRead);
  const next = screen.rolls[counted.length];

  const finish = (roll: CountedRoll) => {
    const rolls = [...counted, roll];
    if (rolls.length < screen.rolls.length) {
      setCounted(rolls);
      return;
    }
    open(null);
    setCounted([]);
    openOverlay({ kind: 'sign', draft: { type: 'CountLabels', rolls } });
  };
  const close = () => {
    open(null);
    setCounted([]);
  };
  return (
    <>
      <StepFrame
        screen={screen}
        subject={say(screen.balance === null ? 'reconcile.subject' : 'reconcile.signSum')}
        primary={
          unread !== undefined ? (
            <Button
              kind="primary"
              label={say('reconcile.read')}
              affordance={screen.affordances.ReadApplicator}
              onPress={() => open('reading')}
            />
          ) : screen.standing === 'reconciled' ? (
            <Button
              kind="primary"
              label={say('reconcile.done')}
              affordance={screen.affordances.CompleteStep}
              onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
            />
          ) : (
            <Button
              kind="primary"
              label={say('reconcile.count')}
              affordance={screen.affordances.CountLabels}
              onPress={() => open('count')}
            />
          )
        }
      >
        <div className="panel labels">
          <Rolls screen={screen} />
          {screen.balance === null ? <Counts screen={screen} /> : <Balance balance={screen.balance} />}
        </div>
      </StepFrame>
      {sheet === 'reading' && unread !== undefined && (
        <EnterLabels
          key={unread.roll}
          title={say('reconcile.roll', { roll: unread.roll })}
          fields={[
            { key: 'counter', label: say('reconcile.counter') },
            { key: 'onRejects', label: say('reconcile.onRejects') },
          ]}
          verb={say('reconcile.recordReading')}
          onClose={close}
          onEnter={({ counter = 0, onRejects = 0 }) =>
            void act({ type: 'ReadApplicator', roll: unread.roll as never, counter, onRejects }).then(close)
          }
        />
      )}
      {sheet === 'count' && next !== undefined && (
        <CountRoll
          key={next.roll}
          roll={next.roll}
          atLine={next.atLine}
          isLast={counted.length + 1 === screen.rolls.length}
          onCounted={finish}
          onClose={close}
        />
      )}
    </>
  );
}

function Rolls({ screen }: { readonly screen: ReconciliationScreen }) {
  return (
    <ul className="label-list" aria-label={say('labels.rolls')}>
      {screen.rolls.map(({ roll, applicatorRead }) => (
        <li key={roll}>
          <StateShape shape={applicatorRead ? 'done' : 'ready'} />
          <Code>{roll}</Code>
          <small>{say(applicatorRead ? 'reconcile.isRead' : 'reconcile.notRead')}</small>
        </li>
      ))}
    </ul>
  );
}

/** Who counted, and when; never what. */
function Counts({ screen }: { readonly screen: ReconciliationScreen }) {
  const offset = usePlantOffset();
  if (screen.counts.length === 0) return <p className="labels-note">{say('reconcile.nobody')}</p>;
  return (
    <ul className="label-list" aria-label={say('reconcile.counts')}>
      {screen.counts.map(({ by, at }) => (
        <li key={at}>
          <StateShape shape="done" />
          <span>{say('reconcile.counted', { by, time: wallClock(at, offset).time })}</span>
        </li>
      ))}
    </ul>
  );
}
