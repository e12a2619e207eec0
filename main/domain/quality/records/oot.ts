import type { MoveOf } from '../../../contract/grammar/record-moves.ts';
import type { Missing, RecordBase, RecordTransition } from './record-base.ts';

/** A trend: results within their limits that should not look like this; it is evaluated, not disposed of (S15). */
export interface Oot extends RecordBase {
  readonly kind: 'oot';
  readonly state: OotState;
  /** What the trend asks for; a deviation or CAPA it calls for is a record of its own. */
  readonly evaluation: MoveOf<'evaluate'>['evaluation'] | null;
}

export type OotState = 'opened' | 'evaluated' | 'closed';
export type OotMove = MoveOf<'evaluate' | 'close'>;

export const OOT_TRANSITIONS: readonly RecordTransition<OotMove['kind']>[] = [
  { from: 'opened', move: 'evaluate', to: 'evaluated', by: 'qaReviewer' },
  { from: 'evaluated', move: 'close', to: 'closed', by: 'qaReviewer' },
];

/** What a move writes into an OOT. */
export const changeOfOot = (_record: Oot, move: OotMove): Partial<Oot> =>
  move.kind === 'evaluate' ? { evaluation: move.evaluation } : {};

/** Closed once it is evaluated (S15). */
export const missingInOot = ({ evaluation }: Oot): Missing | null =>
  evaluation === null ? 'evaluation' : null;
