import type { GapView } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

/** Who signs for lost events, one after the other, and what comes of it. */
export function GapSignatures({ gap }: { readonly gap: GapView }) {
  const { batches, declaredBy, declarers, confirmers } = gap;
  return (
    <>
      <p>{say('fault.gap.ways')}</p>
      <ol className="fault-signatures">
        <li aria-current={declaredBy === null ? 'step' : undefined}>
          <StateShape shape={declaredBy === null ? 'ready' : 'verified'} />
          <span>
            {declaredBy === null
              ? say('fault.gap.first', { names: namesIn(declarers) })
              : say('fault.gap.declaredBy', { name: declaredBy })}
          </span>
        </li>
        <li aria-current={declaredBy === null ? undefined : 'step'}>
          <StateShape shape={declaredBy === null ? 'planned' : 'ready'} />
          <span>{say('fault.gap.second', { names: namesIn(confirmers) })}</span>
        </li>
      </ol>
      <p className="fault-after">{say('fault.gap.batches', { n: batches })}</p>
    </>
  );
}

/** The next of the two signatures. */
export function SignGap({ gap }: { readonly gap: GapView }) {
  return gap.declaredBy === null ? (
    <Button
      kind="primary"
      label={say('fault.gap.declare')}
      onPress={() => openOverlay({ kind: 'declareGap' })}
    />
  ) : (
    <Button
      kind="primary"
      label={say('fault.gap.confirm')}
      onPress={() => openOverlay({ kind: 'sign', draft: { type: 'ConfirmGap' } })}
    />
  );
}

const namesIn = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
