import type { MoveOf } from '../../../contract/grammar/record-moves.ts';
import type { ExceptionId, PersonId } from '../../../contract/ids.ts';
import type { TriggerId } from '../trigger-table.ts';
import type { Missing, RecordBase, RecordTransition } from './record-base.ts';

/** A corrective action: proposed by repeats, started by a person, checked for effect by somebody else (S61, rules §10). */
export interface Capa extends RecordBase {
  readonly kind: 'capa';
  readonly state: CapaState;
  /** Why it is proposed: the trigger that came again, and the exceptions that show it. */
  readonly pattern: Pattern | null;
  readonly action: { readonly what: string; readonly owner: PersonId } | null;
  readonly effective: boolean | null;
}

/** The same trigger again and again, about one item or instrument where it has one, as `kind:id`. */
export interface Pattern {
  readonly trigger: TriggerId;
  readonly subject: string | null;
  readonly exceptions: readonly ExceptionId[];
}

export type CapaState = 'proposed' | 'declined' | 'started' | 'implemented' | 'checked' | 'closed';
export type CapaMove = MoveOf<'decline' | 'start' | 'implement' | 'check' | 'close'>;

export const CAPA_TRANSITIONS: readonly RecordTransition<CapaMove['kind']>[] = [
  { from: 'proposed', move: 'decline', to: 'declined', by: 'qaReviewer' },
  { from: 'proposed', move: 'start', to: 'started', by: 'qaReviewer' },
  { from: 'started', move: 'implement', to: 'implemented', by: 'supervisor' },
  { from: 'implemented', move: 'check', to: 'checked', by: 'qaReviewer' },
  { from: 'checked', move: 'start', to: 'started', by: 'qaReviewer' },
  { from: 'checked', move: 'close', to: 'closed', by: 'qaReviewer' },
];

/** What a move writes into a CAPA; an action that is started again is checked again. */
export function changeOfCapa(_record: Capa, move: CapaMove): Partial<Capa> {
  switch (move.kind) {
    case 'start':
      return { action: { what: move.what, owner: move.owner }, effective: null };
    case 'check':
      return { effective: move.effective };
    case 'decline':
    case 'implement':
    case 'close':
      return {};
  }
}

/** Closed only when it was found to work; else it is started again (rules §10). */
export const missingInCapa = ({ effective }: Capa): Missing | null => (effective === true ? null : 'effect');
