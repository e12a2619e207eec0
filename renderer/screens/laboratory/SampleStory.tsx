import type { SampleCard } from '../../../main/contract/laboratory-views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { TestRow } from './TestRow.tsx';

const PER_PAGE = 3;

/** One sample: where it is, what comes next with it, and each test with its limits and results. */
export function SampleStory({ sample }: { readonly sample: SampleCard }) {
  const offset = usePlantOffset();
  const { id, tests } = sample;
  return (
    <article className="story sample" aria-label={id}>
      <header className="sample-head">
        <div>
          <p className="story-kind">
            {say(`samplePurpose.${sample.purpose}`)} · {say(`sampleState.${sample.state}`)} · {sample.takenBy}{' '}
            {dayAndTime(sample.takenAt, offset)}
          </p>
          <h2>
            {sample.quantity} {say('samples.from')} <Code>{sample.container ?? sample.batch}</Code>
          </h2>
          {whereText(sample) !== null && <p className="story-kind">{whereText(sample)}</p>}
        </div>
        {sample.moves.map(({ move, affordance }) => (
          <Button
            key={move}
            label={say(`samples.${move}`)}
            affordance={affordance}
            onPress={() =>
              move === 'receive'
                ? void act({ type: 'ReceiveSample', sample: id })
                : openOverlay({ kind: 'laboratory', sheet: { for: move, sample: id } })
            }
          />
        ))}
      </header>
      {tests.length === 0 ? (
        <p className="review-none">{say('samples.noTests')}</p>
      ) : (
        <Pager rows={tests} size={PER_PAGE}>
          {(page) => (
            <ul className="tests" aria-label={say('samples.tests')}>
              {page.map((line) => (
                <TestRow key={line.test} sample={id} line={line} />
              ))}
            </ul>
          )}
        </Pager>
      )}
    </article>
  );
}

function whereText({ place, to }: SampleCard): string | null {
  if (place !== null) return say('samples.kept', { place });
  return to === null ? null : say('samples.sentTo', { to });
}
