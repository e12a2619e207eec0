import type { RecordBase, RecordTransition } from './record-base.ts';

/** A trend: results within their limits that should not look like this; it is evaluated, not disposed of (S15). */
export interface Oot extends RecordBase {
  readonly kind: 'oot';
  readonly state: OotState;
  /** What the trend asks for; a deviation or CAPA it calls for is a record of its own. */
  readonly evaluation: 'noAction' | 'deviation' | 'capa' | null;
}

export type OotState = 'opened' | 'evaluated' | 'closed';

export const OOT_TRANSITIONS: readonly RecordTransition[] = [
  { from: 'opened', move: 'evaluate', to: 'evaluated', by: 'qaReviewer' },
  { from: 'evaluated', move: 'close', to: 'closed', by: 'qaReviewer' },
];
