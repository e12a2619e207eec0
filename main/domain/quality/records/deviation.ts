import type { MoveOf } from '../../../contract/grammar/record-moves.ts';
import type { Investigation, Missing, RecordBase, RecordTransition } from './record-base.ts';

/** A departure from procedure: a step skipped or out of order, a control not met (S12). */
export interface Deviation extends RecordBase {
  readonly kind: 'deviation';
  readonly state: DeviationState;
  readonly investigation: Investigation | null;
  readonly assessment: MoveOf<'assess'>['assessment'] | null;
}

export type DeviationState = 'opened' | 'investigating' | 'assessed' | 'closed';
export type DeviationMove = MoveOf<'investigate' | 'assess' | 'close'>;

export const DEVIATION_TRANSITIONS: readonly RecordTransition<DeviationMove['kind']>[] = [
  { from: 'opened', move: 'investigate', to: 'investigating', by: 'qaReviewer' },
  { from: 'investigating', move: 'assess', to: 'assessed', by: 'qaReviewer' },
  { from: 'assessed', move: 'investigate', to: 'investigating', by: 'qaReviewer' },
  { from: 'assessed', move: 'close', to: 'closed', by: 'qaReviewer' },
];

/** What a move writes into a deviation; a new investigation asks for a new assessment. */
export function changeOfDeviation(_record: Deviation, move: DeviationMove): Partial<Deviation> {
  switch (move.kind) {
    case 'investigate': {
      const { scope, lots, releasedImpact } = move;
      return { investigation: { scope, lots, releasedImpact }, assessment: null };
    }
    case 'assess':
      return { assessment: move.assessment };
    case 'close':
      return {};
  }
}

/** Closed with its investigation, its assessment and, from major on, a coded cause (S12, S60). */
export function missingInDeviation({
  investigation,
  assessment,
  severity,
  cause,
}: Deviation): Missing | null {
  if (investigation === null) return 'investigation';
  if (assessment === null) return 'assessment';
  return severity !== 'minor' && cause === null ? 'cause' : null;
}
