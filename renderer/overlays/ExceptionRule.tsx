import type { Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Fact, Facts } from '../components/Fact.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { usePlantOffset } from '../screens/review/use-plant-offset.ts';
import { closeOverlay } from '../store/station-store.ts';
import { dayAndTime } from '../text/moment.ts';
import { say, sayCode } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';

/** The row of the trigger table that opened it, in words: why this severity, why this owner, by when (S16). */
export function ExceptionRule({
  exception: id,
  screen,
}: {
  readonly exception: string;
  readonly screen: Screen;
}) {
  const offset = usePlantOffset();
  const exception = exceptionOn(screen, id);
  if (exception === undefined) return null;
  const { trigger, severity, owner, coOwner, rule } = exception;
  return (
    <Sheet
      width="wide"
      title={say('exceptionRule.title', { id })}
      lead={sayCode(`triggerWhy.${trigger}`) ?? sayCode(`trigger.${trigger}`) ?? trigger}
      onClose={closeOverlay}
      actions={
        <>
          <p className="sheet-aside">{say('exceptionRule.table', { table: rule.table })}</p>
          <Button kind="primary" label={say('button.close')} onPress={closeOverlay} />
        </>
      }
    >
      <Facts layout="column">
        <Fact name={say('exceptionRule.severity')}>{say(`severity.${severity}`)}</Fact>
        <Fact name={say('exceptions.owner')}>
          {say(`role.${owner}`)}
          {coOwner !== null && `, ${say('exceptionRule.with', { role: coOwner })}`}
        </Fact>
        <Fact name={say('exceptionRule.take')}>
          {say('exceptionRule.minutes', { n: rule.acknowledge })} ·{' '}
          {dayAndTime(exception.dueAcknowledge, offset)}
        </Fact>
        <Fact name={say('exceptions.due')}>
          {say('exceptionRule.hours', { n: Math.round(rule.decide / 60) })} ·{' '}
          {dayAndTime(exception.dueDisposition, offset)}
        </Fact>
      </Facts>
    </Sheet>
  );
}
