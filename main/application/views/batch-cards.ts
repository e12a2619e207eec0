import type { BatchCard, BatchStateName } from '../../contract/batch-views.ts';
import { BEFORE_RELEASE } from '../../domain/execution/batch-machine.ts';
import { type ReadinessLine, readiness } from '../../domain/release/readiness.ts';
import { productName } from './frame.ts';
import type { ViewInput } from './view-input.ts';

/** What waits for a person at the desk stands first; what is over comes last. */
const RANK: Readonly<Record<BatchStateName, number>> = {
  postReleaseHold: 0,
  releaseEligible: 1,
  inReview: 2,
  executed: 3,
  inExecution: 4,
  issued: 5,
  released: 6,
  rejected: 7,
  terminated: 7,
};

/** Every batch of the plant with the count of what is open on it. */
export function batchCards({ state, health }: Pick<ViewInput, 'state' | 'health'>): readonly BatchCard[] {
  const cards: BatchCard[] = [];
  for (const batch of state.all('batches')) {
    const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
    if (!recipe) continue;
    const waits = BEFORE_RELEASE.includes(batch.state) || batch.state === 'postReleaseHold';
    const open = waits
      ? readiness(state, batch, health.proof).filter(({ status }) => status === 'open')
      : null;
    const { denials, trail, shipments } = batch.review;
    cards.push({
      batch: batch.id,
      product: productName(recipe.product),
      state: batch.state,
      open: open?.length ?? null,
      mark: [batch.state, denials, trail?.at ?? '', shipments.length, ...(open ?? []).flatMap(marks)].join(
        '|',
      ),
    });
  }
  return cards.sort((a, b) => RANK[a.state] - RANK[b.state]);
}

const marks = ({ id, open }: ReadinessLine): readonly string[] => [
  id,
  ...open.map(({ data }) => Object.values(data).join(' ')),
];
