import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { LaboratoryPane, SampleCard } from '../../../main/contract/laboratory-views.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { SampleStory } from './SampleStory.tsx';
import { sampleShape } from './sample-shape.ts';
import './laboratory.css';

const PER_PAGE = 3;

/** Samples of every batch, newest first, with the tests of the chosen one beside them. */
export function Samples({ laboratory }: { readonly laboratory: LaboratoryPane }) {
  const [wanted, choose] = useState<string | null>(null);
  const { samples, take } = laboratory;
  const chosen = samples.find(({ id }) => id === wanted) ?? samples[0];
  return (
    <div className="review samples">
      <div className="samples-list">
        <Pager rows={samples} size={PER_PAGE}>
          {(page) => (
            <ul className="review-list" aria-label={say('work.tab.samples', { n: samples.length })}>
              {page.map((sample) => (
                <li key={sample.id}>
                  <AriaButton
                    className="review-row"
                    aria-pressed={sample === chosen}
                    onPress={() => choose(sample.id)}
                  >
                    <StateShape shape={sampleShape(sample)} />
                    <SampleName sample={sample} />
                  </AriaButton>
                </li>
              ))}
            </ul>
          )}
        </Pager>
        <Button
          label={say('samples.take')}
          affordance={take.affordance}
          onPress={() => openOverlay({ kind: 'laboratory', sheet: { for: 'take' } })}
        />
      </div>
      {chosen === undefined ? (
        <p className="review-none">{say('samples.none')}</p>
      ) : (
        <SampleStory key={chosen.id} sample={chosen} />
      )}
    </div>
  );
}

function SampleName({ sample }: { readonly sample: SampleCard }) {
  return (
    <span>
      <b>
        <bdi>{sample.id}</bdi> · {say(`sampleState.${sample.state}`)}
      </b>
      <span className="review-row-facts">
        <bdi>{sample.batch}</bdi>
      </span>
    </span>
  );
}
