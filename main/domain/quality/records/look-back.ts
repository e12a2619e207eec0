import type { MoveOf } from '../../../contract/grammar/record-moves.ts';
import type { ContainerId, EquipmentId } from '../../../contract/ids.ts';
import type { Missing, RecordBase, RecordTransition } from './record-base.ts';

/** A scale failed: what it weighed for one batch since its last good check is reviewed (21 CFR 111.113, S128). */
export interface LookBack extends RecordBase {
  readonly kind: 'lookBack';
  readonly state: LookBackState;
  readonly equipment: EquipmentId;
  readonly containers: readonly ContainerId[];
  readonly conclusion: MoveOf<'review'>['conclusion'] | null;
}

export type LookBackState = 'opened' | 'reviewed' | 'closed';
export type LookBackMove = MoveOf<'review' | 'close'>;

export const LOOK_BACK_TRANSITIONS: readonly RecordTransition<LookBackMove['kind']>[] = [
  { from: 'opened', move: 'review', to: 'reviewed', by: 'metrology' },
  { from: 'reviewed', move: 'review', to: 'reviewed', by: 'metrology' },
  { from: 'reviewed', move: 'close', to: 'closed', by: 'qaReviewer' },
];

/** What a move writes into a look-back. */
export const changeOfLookBack = (_record: LookBack, move: LookBackMove): Partial<LookBack> =>
  move.kind === 'review' ? { conclusion: move.conclusion } : {};

/** Closed with a conclusion about what was weighed (21 CFR 111.113). */
export const missingInLookBack = ({ conclusion }: LookBack): Missing | null =>
  conclusion === null ? 'conclusion' : null;
