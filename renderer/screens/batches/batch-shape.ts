import type { BatchStateName } from '../../../main/contract/batch-views.ts';
import type { Shape } from '../../components/StateShape.tsx';

/** What waits for quality has the shape of quality; what is stopped, that of a stop; the rest is quiet. */
export const BATCH_SHAPE: Readonly<Record<BatchStateName, Shape>> = {
  issued: 'planned',
  inExecution: 'now',
  executed: 'qa',
  inReview: 'qa',
  releaseEligible: 'qa',
  released: 'verified',
  postReleaseHold: 'blocked',
  rejected: 'lost',
  terminated: 'lost',
};
