import { Button } from '../components/Button.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { openOverlay } from '../store/station-store.ts';
import { refusalText } from '../text/refusal-text.ts';
import { say, sayCode } from '../text/say.ts';
import type { StepScreen } from './StepFrame.tsx';
import './state-strip.css';

/** Why a step stands still, over its work: a blocked step stays readable and names its way out. */
export function StateStrip({ screen }: { readonly screen: StepScreen }) {
  const [first, ...others] = screen.exceptions;
  if (first === undefined) return null;
  const text = first.refusal === null ? null : refusalText(first.refusal);
  const title = text?.title ?? sayCode(`trigger.${first.trigger}`) ?? first.trigger;
  const way = first.ruleClosable
    ? (text?.now ?? '')
    : say(first.stops ? 'strip.settledBy' : 'strip.goesOn', {
        role: first.owner,
        names: first.ownerNames.length === 0 ? 'none' : first.ownerNames.join(', '),
      });
  return (
    <section
      className="state-strip"
      data-state={screen.state}
      data-stops={first.stops}
      aria-label={say(`step.${screen.state}`)}
    >
      <StateShape shape={first.stops ? 'blocked' : 'attend'} />
      <div>
        <p className="state-strip-title">{title}</p>
        <p>
          {way}{' '}
          {first.stops && !first.ruleClosable && sayCode(`exceptionNext.${first.next.code}`, first.next.data)}{' '}
          {others.length > 0 && say('strip.more', { n: others.length })}
        </p>
      </div>
      {first.ruleClosable && (
        <Button
          size="least"
          label={say('strip.details')}
          onPress={() => openOverlay({ kind: 'settle', exception: first.id })}
        />
      )}
    </section>
  );
}
