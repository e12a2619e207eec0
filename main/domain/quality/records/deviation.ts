import type { LotId } from '../../../contract/ids.ts';
import type { RecordBase, RecordTransition } from './record-base.ts';

/** A departure from procedure: a step skipped or out of order, a control not met (S12). */
export interface Deviation extends RecordBase {
  readonly kind: 'deviation';
  readonly state: DeviationState;
  readonly investigation: Investigation | null;
  readonly assessment: 'noImpact' | 'impactAccepted' | 'batchRejected' | null;
}

export type DeviationState = 'opened' | 'investigating' | 'assessed' | 'closed';

/** How far it reaches: other lots, and what has been released already (rules §10). */
export interface Investigation {
  readonly scope: string;
  readonly lots: readonly LotId[];
  readonly releasedImpact: 'none' | 'possible' | 'confirmed';
}

export const DEVIATION_TRANSITIONS: readonly RecordTransition[] = [
  { from: 'opened', move: 'investigate', to: 'investigating', by: 'qaReviewer' },
  { from: 'investigating', move: 'assess', to: 'assessed', by: 'qaReviewer' },
  { from: 'assessed', move: 'investigate', to: 'investigating', by: 'qaReviewer' },
  { from: 'assessed', move: 'close', to: 'closed', by: 'qaReviewer' },
];
