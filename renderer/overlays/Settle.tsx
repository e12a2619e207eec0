import type { Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { act } from '../store/act.ts';
import { REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { refusalText } from '../text/refusal-text.ts';
import { say, sayCode } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { Grounds, useGrounds } from './Grounds.tsx';
import './decide.css';

/** Correct and continue: the owner decides with a code, words if they add something, and a signature. */
export function Settle({ exception: id, screen }: { readonly exception: string; readonly screen: Screen }) {
  const grounds = useGrounds();
  const { given } = grounds;
  const exception = exceptionOn(screen, id);
  if (exception === undefined) return null;
  const text = exception.refusal === null ? null : refusalText(exception.refusal);
  const names = exception.ownerNames.length === 0 ? 'none' : exception.ownerNames.join(', ');
  return (
    <Sheet
      width="wide"
      title={text?.title ?? sayCode(`trigger.${exception.trigger}`) ?? exception.trigger}
      lead={exception.narrative ?? text?.why}
      mark={<StateShape shape="exception" />}
      onClose={closeOverlay}
      actions={
        <>
          <p className="sheet-aside">{say('settle.owner', { id, role: exception.owner, names })}</p>
          {exception.acknowledgedBy === null && (
            <Button
              label={say('exceptions.acknowledge')}
              onPress={() => void act({ type: 'AcknowledgeException', exception: id })}
            />
          )}
          {exception.override !== null && (
            <Button
              label={say(`override.${exception.override.override}.way`)}
              onPress={() => openOverlay({ kind: 'override', exception: id })}
            />
          )}
          {exception.ruleClosable ||
          exception.alternatives.length > 0 ||
          exception.override !== null ? null : (
            <Button label={say('button.close')} onPress={closeOverlay} />
          )}
          {exception.alternatives.length > 0 && (
            <Button
              label={say('exceptions.reallocate')}
              onPress={() => openOverlay({ kind: 'reallocate', exception: id })}
            />
          )}
          {exception.ruleClosable ? (
            <Button kind="primary" label={say('button.close')} onPress={closeOverlay} />
          ) : (
            <Button
              kind="primary"
              label={say('settle.sign')}
              affordance={given === null ? { passes: false, refusals: [] } : exception.settle}
              onPress={() =>
                given !== null &&
                openOverlay({ kind: 'sign', draft: { type: 'SettleException', exception: id, ...given } })
              }
            />
          )}
        </>
      }
    >
      {exception.ruleClosable ? (
        <p className="decide-rule">
          {say('exceptions.ruleClosable')} <b>{text?.now}</b>
        </p>
      ) : (
        <Grounds of={grounds} label={say('settle.reason')} reasons={REASONS_FOR.settle} columns={3} />
      )}
    </Sheet>
  );
}
