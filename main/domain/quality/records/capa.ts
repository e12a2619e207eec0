import type { PersonId } from '../../../contract/ids.ts';
import type { RecordBase, RecordTransition } from './record-base.ts';

/** A corrective action: proposed by repeats, started by a person, checked for effect by somebody else (S58, S61, rules §10). */
export interface Capa extends RecordBase {
  readonly kind: 'capa';
  readonly state: CapaState;
  /** Why it is proposed: the trigger that came again, and the exceptions that show it. */
  readonly pattern: { readonly trigger: string; readonly exceptions: readonly string[] } | null;
  readonly action: { readonly what: string; readonly owner: PersonId } | null;
  readonly effective: boolean | null;
}

export type CapaState = 'proposed' | 'declined' | 'started' | 'implemented' | 'checked' | 'closed';

export const CAPA_TRANSITIONS: readonly RecordTransition[] = [
  { from: 'proposed', move: 'decline', to: 'declined', by: 'qaReviewer' },
  { from: 'proposed', move: 'start', to: 'started', by: 'qaReviewer' },
  { from: 'started', move: 'implement', to: 'implemented', by: 'supervisor' },
  { from: 'implemented', move: 'check', to: 'checked', by: 'qaReviewer' },
  { from: 'checked', move: 'start', to: 'started', by: 'qaReviewer' },
  { from: 'checked', move: 'close', to: 'closed', by: 'qaReviewer' },
];
