import type { MoveOf } from '../../../contract/grammar/record-moves.ts';
import type { SampleId } from '../../../contract/ids.ts';
import type { Investigation, Missing, RecordBase, RecordTransition } from './record-base.ts';

/** A result out of specification: the laboratory first, then production; the original result stands (S14, rules §7). */
export interface Oos extends RecordBase {
  readonly kind: 'oos';
  readonly state: OosState;
  /** The result it is about: sample and test, or null where a check on the line failed. */
  readonly result: { readonly sample: SampleId; readonly test: string; readonly value: string } | null;
  readonly laboratory: MoveOf<'laboratory'>['finding'] | null;
  /** How far it reaches, once production is looked into. */
  readonly investigation: Investigation | null;
  readonly conclusion: MoveOf<'conclude'>['conclusion'] | null;
}

export type OosState = 'opened' | 'laboratoryPhase' | 'productionPhase' | 'concluded' | 'closed';
export type OosMove = MoveOf<'laboratory' | 'production' | 'conclude' | 'close'>;

export const OOS_TRANSITIONS: readonly RecordTransition<OosMove['kind']>[] = [
  { from: 'opened', move: 'laboratory', to: 'laboratoryPhase', by: 'laboratory' },
  { from: 'laboratoryPhase', move: 'production', to: 'productionPhase', by: 'qaReviewer' },
  { from: 'laboratoryPhase', move: 'conclude', to: 'concluded', by: 'qaReviewer' },
  { from: 'productionPhase', move: 'conclude', to: 'concluded', by: 'qaReviewer' },
  { from: 'concluded', move: 'close', to: 'closed', by: 'qaReviewer' },
];

/** What a move writes into an OOS; the result itself is never touched. */
export function changeOfOos(_record: Oos, move: OosMove): Partial<Oos> {
  switch (move.kind) {
    case 'laboratory':
      return { laboratory: move.finding };
    case 'production': {
      const { scope, lots, releasedImpact } = move;
      return { investigation: { scope, lots, releasedImpact } };
    }
    case 'conclude':
      return { conclusion: move.conclusion };
    case 'close':
      return {};
  }
}

/** A confirmed result needs a coded cause before it closes (S14, S60). */
export function missingInOos({ conclusion, cause }: Oos): Missing | null {
  if (conclusion === null) return 'conclusion';
  return conclusion === 'confirmed' && cause === null ? 'cause' : null;
}
