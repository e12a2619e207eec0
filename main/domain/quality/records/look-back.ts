import type { ContainerId, EquipmentId } from '../../../contract/ids.ts';
import type { RecordBase, RecordTransition } from './record-base.ts';

/** A scale failed: what it weighed for one batch since its last good check is reviewed (21 CFR 111.113, S128). */
export interface LookBack extends RecordBase {
  readonly kind: 'lookBack';
  readonly state: LookBackState;
  readonly equipment: EquipmentId;
  readonly containers: readonly ContainerId[];
  readonly conclusion: 'resultsStand' | 'weighAgain' | 'reject' | null;
}

export type LookBackState = 'opened' | 'reviewed' | 'closed';

export const LOOK_BACK_TRANSITIONS: readonly RecordTransition[] = [
  { from: 'opened', move: 'review', to: 'reviewed', by: 'metrology' },
  { from: 'reviewed', move: 'review', to: 'reviewed', by: 'metrology' },
  { from: 'reviewed', move: 'close', to: 'closed', by: 'qaReviewer' },
];
