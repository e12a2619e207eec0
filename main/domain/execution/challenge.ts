import type { EquipmentId, PersonId } from '../../contract/ids.ts';
import type { PieceResult } from '../../contract/vocabulary.ts';
import type { MetalDetector } from '../equipment/metal-detector.ts';
import type { Instant } from '../moment.ts';
import type { RecipeStep } from '../recipe/recipe.ts';
import type { Work } from './batch.ts';

/**
 * One attempt to prove a metal detector: every piece of its set is passed through it once. A second attempt stands beside the
 * first, and neither is ever taken away (rules §5).
 */
export interface Challenge {
  readonly detector: EquipmentId;
  readonly attempt: 1 | 2;
  /** The piece that was scanned last and not passed through yet. */
  readonly piece: string | null;
  readonly results: readonly PassedPiece[];
  readonly outcome: 'open' | 'passed' | 'failedOnce' | 'failed';
  /** Of its first scan, and of its end once it has one. */
  readonly at: Instant;
}

export interface PassedPiece {
  readonly piece: string;
  readonly result: PieceResult;
  readonly by: PersonId;
  readonly at: Instant;
}

const NONE: readonly Challenge[] = [];

/** Every attempt that was made in a step, oldest first. */
export const challengesOf = (work: Work | undefined): readonly Challenge[] =>
  work?.kind === 'check' || work?.kind === 'bulkWeigh' ? work.challenges : NONE;

export const lastChallenge = (work: Work | undefined, detector: string): Challenge | undefined =>
  challengesOf(work).findLast((each) => each.detector === detector);

/** The attempt that goes on; undefined where none does. */
export function openChallenge(work: Work | undefined, detector: string): Challenge | undefined {
  const last = lastChallenge(work, detector);
  return last?.outcome === 'open' ? last : undefined;
}

/** The detectors that are challenged in a step. */
export function detectorsIn(master: RecipeStep | null): readonly EquipmentId[] {
  if (master?.kind === 'bulkWeigh') return [master.detector];
  return master?.kind === 'check' ? (master.detectors ?? []) : [];
}

/** Every piece of the set was passed through: it is judged now. */
export const isComplete = ({ testPieces }: MetalDetector, results: readonly PassedPiece[]): boolean =>
  testPieces.every(({ id }) => results.some(({ piece }) => piece === id));

/** A detector finds every piece, or it finds none that counts. */
export const isGood = (results: readonly PassedPiece[]): boolean =>
  results.every(({ result }) => result === 'rejected');
