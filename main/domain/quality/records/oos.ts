import type { SampleId } from '../../../contract/ids.ts';
import type { RecordBase, RecordTransition } from './record-base.ts';

/** A result out of specification: the laboratory first, then production; the original result stands (S14, rules §7). */
export interface Oos extends RecordBase {
  readonly kind: 'oos';
  readonly state: OosState;
  /** The result it is about: sample and test, or null where a check on the line failed. */
  readonly result: { readonly sample: SampleId; readonly test: string; readonly value: string } | null;
  readonly laboratory: 'errorFound' | 'noErrorFound' | null;
  readonly conclusion: 'confirmed' | 'laboratoryError' | null;
}

export type OosState = 'opened' | 'laboratoryPhase' | 'productionPhase' | 'concluded' | 'closed';

export const OOS_TRANSITIONS: readonly RecordTransition[] = [
  { from: 'opened', move: 'laboratory', to: 'laboratoryPhase', by: 'laboratory' },
  { from: 'laboratoryPhase', move: 'production', to: 'productionPhase', by: 'qaReviewer' },
  { from: 'laboratoryPhase', move: 'conclude', to: 'concluded', by: 'qaReviewer' },
  { from: 'productionPhase', move: 'conclude', to: 'concluded', by: 'qaReviewer' },
  { from: 'concluded', move: 'close', to: 'closed', by: 'qaReviewer' },
];
