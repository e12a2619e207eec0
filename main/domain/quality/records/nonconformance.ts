import type { MoveOf } from '../../../contract/grammar/record-moves.ts';
import type { HoldId, PersonId } from '../../../contract/ids.ts';
import type { PlantReader } from '../../state.ts';
import { CLOSED } from '../exception-machine.ts';
import type { Missing, RecordBase, RecordTransition } from './record-base.ts';

/** Material, packaging or a label that is not as specified: contained, then disposed of by two people (S13). */
export interface Nonconformance extends RecordBase {
  readonly kind: 'nonconformance';
  readonly state: NonconformanceState;
  /** The holds that contain it. */
  readonly containment: readonly HoldId[];
  readonly disposal: {
    readonly as: MoveOf<'dispose'>['as'];
    readonly justification: string;
    readonly by: PersonId;
    readonly approvedBy: PersonId | null;
  } | null;
}

export type NonconformanceState = 'opened' | 'contained' | 'disposed' | 'approved' | 'closed';
export type NonconformanceMove = MoveOf<'contain' | 'dispose' | 'return' | 'approve' | 'close'>;

export const NONCONFORMANCE_TRANSITIONS: readonly RecordTransition<NonconformanceMove['kind']>[] = [
  { from: 'opened', move: 'contain', to: 'contained', by: 'qaReviewer' },
  { from: 'contained', move: 'dispose', to: 'disposed', by: 'supervisor' },
  { from: 'disposed', move: 'return', to: 'contained', by: 'qaReviewer' },
  { from: 'disposed', move: 'approve', to: 'approved', by: 'qaReviewer' },
  { from: 'approved', move: 'close', to: 'closed', by: 'qaReviewer' },
];

/** What a move writes into a nonconformance; what is sent back is decided anew. */
export function changeOfNonconformance(
  { disposal }: Nonconformance,
  move: NonconformanceMove,
  by: PersonId,
): Partial<Nonconformance> {
  switch (move.kind) {
    case 'contain':
      return { containment: move.holds };
    case 'dispose':
      return { disposal: { as: move.as, justification: move.justification, by, approvedBy: null } };
    case 'return':
      return { disposal: null };
    case 'approve':
      return disposal === null ? {} : { disposal: { ...disposal, approvedBy: by } };
    case 'close':
      return {};
  }
}

/** Closed when its disposal is approved, and a rework or scrap is carried out as the exception tells (S13). */
export function missingInNonconformance(
  { disposal, containment, exception }: Nonconformance,
  state: PlantReader,
): Missing | null {
  const isContained = containment.some((id) => state.get('holds', id)?.released === null);
  if (disposal === null || (disposal.approvedBy === null && isContained)) return 'disposal';
  if (disposal.as === 'useAsIs' || exception === null) return null;
  const linked = state.get('exceptions', exception)?.state;
  return linked === 'implemented' || (linked && CLOSED.includes(linked)) ? null : 'correction';
}
