import type { RoutineStep } from '../../../main/contract/batch-views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { STEP_SHAPE } from '../../components/step-shape.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

/** What the gates proved of one step: who, when, and who verified. Quiet, because nothing asks for it. */
export function RoutineRow({ step }: { readonly step: RoutineStep }) {
  const offset = usePlantOffset();
  const time = (at: string | null) => (at === null ? '–' : wallClock(at, offset).time);
  return (
    <li data-quiet={!step.fullReview || undefined}>
      <StateShape shape={step.fullReview ? 'attend' : STEP_SHAPE[step.state]} />
      <p>
        <b>
          {step.step} {step.title}
        </b>
        <span>
          {say(`step.${step.state}`)} · {step.performers.join(', ') || '–'}
          {step.verifier !== null && ` · ${say('batches.verifiedBy', { by: step.verifier })}`}
          {step.fullReview && ` · ${say('batches.fullReview')}`}
        </span>
      </p>
      <p className="routine-times">
        {time(step.started)} – {time(step.ended)}
      </p>
    </li>
  );
}
