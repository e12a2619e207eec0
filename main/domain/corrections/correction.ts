import type { BatchId, CorrectionId, PersonId, StepId } from '../../contract/ids.ts';
import type { ReasonCode, Role } from '../../contract/vocabulary.ts';
import type { Batch, ItemAnswer } from '../execution/batch.ts';
import { openExceptions } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';

/**
 * A governed change of one typed value: before and after, the reason, and the approval of somebody else. The original
 * stays readable (S38, S39, 21 CFR 11.10(e)).
 */
export interface Correction {
  readonly id: CorrectionId;
  readonly batch: BatchId;
  readonly step: StepId;
  readonly item: string;
  readonly before: Omit<ItemAnswer, 'history'>;
  readonly after: { readonly text: string; readonly found: boolean };
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly proposedBy: PersonId;
  readonly proposedAt: Instant;
  /** The batch was released when it was proposed: quality amends the record, the work is not done again (rules §6). */
  readonly amendment: boolean;
  readonly state: 'proposed' | 'approved' | 'refused';
  readonly decided: {
    readonly by: PersonId;
    readonly at: Instant;
    readonly reason: ReasonCode | null;
    readonly narrative: string | null;
  } | null;
}

export const correctionId = (state: PlantReader): CorrectionId =>
  `COR-${String([...state.all('corrections')].length + 1).padStart(2, '0')}` as CorrectionId;

/** The correction of an item that waits for its approval; one at a time. */
export function openCorrectionOf(
  state: PlantReader,
  batch: BatchId,
  step: StepId,
  item: string,
): Correction | undefined {
  for (const each of state.all('corrections')) {
    if (each.state !== 'proposed' || each.batch !== batch) continue;
    if (each.step === step && each.item === item) return each;
  }
  return undefined;
}

/** States in which the record is amended and nothing on the floor is done again. */
const AMENDED: ReadonlySet<string> = new Set(['released', 'postReleaseHold']);
export const isAmended = ({ state }: Batch): boolean => AMENDED.has(state);

/** Evidence is locked while an exception of the step is under investigation: only quality lets it change (S21). */
export const isEvidenceLocked = (state: PlantReader, batch: BatchId, step: StepId): boolean =>
  openExceptions(state).some(
    (each) => each.batch === batch && each.step === step && each.state === 'underInvestigation',
  );

/**
 * Whose approval a change in this step needs: quality's when the step is or was verified, when another step waits for
 * its verification, when its evidence is locked, and after release; else a supervisor's (rules §6).
 */
export function approverOf(state: PlantReader, batch: Batch, recipe: Recipe, id: StepId): Role {
  const step = batch.steps[id];
  const critical = recipe.steps.some(({ requires }) =>
    requires.some((needed) => needed.step === id && needed.state === 'verified'),
  );
  return critical || step?.verifier != null || isAmended(batch) || isEvidenceLocked(state, batch.id, id)
    ? 'qaReviewer'
    : 'supervisor';
}
