import { Tag } from 'lucide-react';
import type { Affordances, WorkScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

interface RollInHandProps {
  readonly roll: NonNullable<WorkScreen['labelsInHand']>;
  readonly affordances: Affordances;
}

/** A roll of labels in the hand: what of it waits to be destroyed is destroyed before a second person (rules §9). */
export function RollInHand({ roll: { roll, labels }, affordances }: RollInHandProps) {
  return (
    <section className="in-hand" aria-label={say('inHand.label')}>
      <div className="in-hand-things">
        <p>
          <Tag aria-hidden="true" />
          <Code>{roll}</Code>
        </p>
        <p>
          <small>{say(labels > 0 ? 'labels.destroyHint' : 'labels.nothingKept')}</small>
        </p>
      </div>
      {labels > 0 && (
        <Button
          kind="stop"
          label={say('labels.destroy', { labels })}
          affordance={affordances.DestroyLabels}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'DestroyLabels', roll: roll as never } })}
        />
      )}
    </section>
  );
}
