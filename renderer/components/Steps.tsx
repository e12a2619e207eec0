import type { RailStep } from '../../main/contract/views.ts';
import { say } from '../text/say.ts';
import { windowAround } from './page-of.ts';
import { StateShape } from './StateShape.tsx';
import { STEP_SHAPE } from './step-shape.ts';
import './steps.css';

const ROWS = 9;

/** Where this step stands in its batch: orientation only, nothing here can be pressed. */
export function Steps({ steps }: { readonly steps: readonly RailStep[] }) {
  const current = Math.max(
    0,
    steps.findIndex((step) => step.current),
  );
  const { before, shown, after } = windowAround(steps, current, ROWS);
  return (
    <nav className="steps" aria-label={say('rail.label')}>
      <p className="steps-more">{before > 0 ? say('rail.before', { n: before }) : ''}</p>
      <ol start={before + 1}>
        {shown.map((step) => (
          <li key={step.id} data-state={step.state} aria-current={step.current ? 'step' : undefined}>
            <StateShape
              shape={step.current && step.state === 'inProgress' ? 'now' : STEP_SHAPE[step.state]}
            />
            <span>
              <span className="steps-id">{step.id}</span> {step.title}
              <span className="unseen">, {say(`step.${step.state}`)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="steps-more">{after > 0 ? say('rail.after', { n: after }) : ''}</p>
    </nav>
  );
}
