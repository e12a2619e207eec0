import { event } from '../events.ts';
import type { Batch } from '../execution/batch.ts';
import type { BatchState } from '../execution/batch-machine.ts';
import type { PlantReader } from '../state.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

/** Batches of which nothing more can be lost: whatever happened in the gap, they are not made any more. */
const ENDED: readonly BatchState[] = ['rejected', 'terminated'];

/** Batches of the record that may have gone on in the gap, issued ones included: nobody knows what was done with them. */
export const batchesCrossing = (state: PlantReader): readonly Batch[] =>
  [...state.all('batches')].filter((batch) => !ENDED.includes(batch.state));

/**
 * Two people sign for lost events (design §5, 21 CFR 11.10(e)). The first signature writes nothing: half of a
 * declaration is none. The second writes both, and says of every batch in the record that events of it may be missing.
 */
export const GAP_HANDLERS: Handlers<'DeclareGap' | 'ConfirmGap'> = {
  DeclareGap: () => [],
  ConfirmGap: (facts) => {
    const gap = certain(facts.observed.gap, 'a gap');
    const { reason, narrative, signature } = certain(gap.declared, 'a declaration');
    return [
      event('LogGapDeclared', {
        epoch: gap.epoch,
        lastPin: gap.lastPin,
        restored: gap.restored,
        reason: `${reason}: ${narrative}`,
        signatures: [signature, signatureRecord(facts)],
      }),
      ...batchesCrossing(facts.state).map(({ id }) =>
        event('BatchCrossedGap', { batch: id, epoch: gap.epoch }),
      ),
    ];
  },
};
