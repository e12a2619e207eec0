import type { FaultScreen, GapView } from '../../contract/views.ts';
import { batchesCrossing } from '../../domain/handlers/gap-handlers.ts';
import { missingIn } from '../../domain/log/log-gap.ts';
import { namesOf } from '../station/reply-of.ts';
import type { ViewInput } from './view-input.ts';

/** The station cannot work; nothing is offered that would need it to, except to sign for what is lost (design §5). */
export const faultScreen = (input: ViewInput): FaultScreen => ({
  kind: 'fault',
  reasons: input.faults,
  gap: gapView(input),
});

function gapView({ gap, state, moment }: ViewInput): GapView | null {
  if (gap === null) return null;
  const from = gap.restored.seq + 1;
  return {
    from,
    to: gap.restored.seq + missingIn(gap),
    batches: batchesCrossing(state).length,
    declaredBy: gap.declared?.signature.name ?? null,
    declarers: namesOf(state, 'qaReviewer', moment.day),
    confirmers: namesOf(state, 'administrator', moment.day),
  };
}
