import type { RoutineStep } from '../../../main/contract/batch-views.ts';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { STEP_SHAPE } from '../../components/step-shape.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

const PER_PAGE = 4;

/** What the gates proved while the work was done: who, when, and who verified. Quiet, because nothing asks for it. */
export function RoutineEvidence({ steps }: { readonly steps: readonly RoutineStep[] }) {
  const offset = usePlantOffset();
  const time = (at: string | null) => (at === null ? '–' : wallClock(at, offset).time);
  return (
    <Pager rows={steps} size={PER_PAGE}>
      {(page) => (
        <ul className="checklist-open" aria-label={say('batches.tab.routine')}>
          {page.map((each) => (
            <li key={each.step} data-quiet={!each.fullReview || undefined}>
              <StateShape shape={each.fullReview ? 'attend' : STEP_SHAPE[each.state]} />
              <p>
                <b>
                  {each.step} {each.title}
                </b>
                <span>
                  {say(`step.${each.state}`)} · {each.performers.join(', ') || '–'}
                  {each.verifier !== null && ` · ${say('batches.verifiedBy', { by: each.verifier })}`}
                  {each.fullReview && ` · ${say('batches.fullReview')}`}
                </span>
              </p>
              <p className="routine-times">
                {time(each.started)} – {time(each.ended)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}
