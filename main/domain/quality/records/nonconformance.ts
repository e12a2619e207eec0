import type { HoldId, PersonId } from '../../../contract/ids.ts';
import type { RecordBase, RecordTransition } from './record-base.ts';

/** Material, packaging or a label that is not as specified: contained, then disposed of by two people (S13). */
export interface Nonconformance extends RecordBase {
  readonly kind: 'nonconformance';
  readonly state: NonconformanceState;
  /** The holds that contain it. */
  readonly containment: readonly HoldId[];
  readonly disposal: {
    readonly as: 'useAsIs' | 'rework' | 'scrap';
    readonly justification: string;
    readonly by: PersonId;
    readonly approvedBy: PersonId | null;
  } | null;
}

export type NonconformanceState = 'opened' | 'contained' | 'disposed' | 'approved' | 'closed';

export const NONCONFORMANCE_TRANSITIONS: readonly RecordTransition[] = [
  { from: 'opened', move: 'contain', to: 'contained', by: 'qaReviewer' },
  { from: 'contained', move: 'dispose', to: 'disposed', by: 'supervisor' },
  { from: 'disposed', move: 'return', to: 'contained', by: 'qaReviewer' },
  { from: 'disposed', move: 'approve', to: 'approved', by: 'qaReviewer' },
  { from: 'approved', move: 'close', to: 'closed', by: 'qaReviewer' },
];
