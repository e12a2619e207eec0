import type { ExceptionCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say, sayCode } from '../../text/say.ts';
import { usePlantOffset } from './use-plant-offset.ts';

/** One exception as a story: what was stopped, why, whose it is, until when, and what can be decided here. */
export function ExceptionStory({ exception }: { readonly exception: ExceptionCard }) {
  const offset = usePlantOffset();
  const { refusal, id } = exception;
  const text = refusal === null ? null : refusalText(refusal);
  return (
    <article className="story" aria-label={id}>
      <header>
        <p className="story-kind">
          {say(`severity.${exception.severity}`)} ·{' '}
          {sayCode(`exceptionState.${exception.state}`) ?? exception.state}
          {exception.count > 1 && ` · ${say('exceptions.count', { n: exception.count })}`}
        </p>
        <h2>{text?.title ?? sayCode(`trigger.${exception.trigger}`) ?? exception.trigger}</h2>
        {text !== null && <p>{text.why}</p>}
        {exception.narrative !== null && <q>{exception.narrative}</q>}
      </header>
      <Facts layout="column">
        <Fact name={say('exceptions.where')}>
          {exception.batch !== null && <Code>{exception.batch}</Code>}{' '}
          {exception.step !== null && say('header.step', { step: exception.step })} {exception.stepTitle} ·{' '}
          <bdi>{exception.station}</bdi>
        </Fact>
        {exception.object !== null && (
          <Fact name={say('exceptions.object')}>
            <Code>{exception.object}</Code>
          </Fact>
        )}
        {exception.links.length > 0 && (
          <Fact name={say('records.links')}>
            <bdi>{exception.links.join(', ')}</bdi>
          </Fact>
        )}
        <Fact name={say('exceptions.owner')}>
          {say(`role.${exception.owner}`)}
          {exception.ownerNames.length > 0 && `: ${exception.ownerNames.join(', ')}`}
        </Fact>
        <Fact name={say('exceptions.opened')}>{dayAndTime(exception.opened, offset)}</Fact>
        <Fact name={say('exceptions.acknowledged')}>
          {exception.acknowledgedBy ?? say('exceptions.by', { at: exception.dueAcknowledge })}
        </Fact>
        <Fact name={say('exceptions.due')}>{dayAndTime(exception.dueDisposition, offset)}</Fact>
      </Facts>
      <div className="story-actions">
        {exception.acknowledgedBy === null && (
          <Button
            label={say('exceptions.acknowledge')}
            onPress={() => void act({ type: 'AcknowledgeException', exception: id })}
          />
        )}
        {exception.alternatives.length > 0 && (
          <Button
            label={say('exceptions.reallocate')}
            affordance={exception.settle}
            onPress={() => openOverlay({ kind: 'reallocate', exception: id })}
          />
        )}
        {exception.causeMissing && (
          <Button
            label={say('records.cause.record')}
            onPress={() => openOverlay({ kind: 'record', act: { for: 'causeOf', exception: id } })}
          />
        )}
        {exception.ruleClosable ? (
          <p className="story-rule">{say('exceptions.ruleClosable')}</p>
        ) : (
          <Button
            kind="primary"
            label={say('exceptions.settle')}
            affordance={exception.settle}
            onPress={() => openOverlay({ kind: 'settle', exception: id })}
          />
        )}
      </div>
    </article>
  );
}
