import type { BatchId, CaseId, PersonId, StationId, StepId } from '../../contract/ids.ts';
import type { Invalidation, LabelState, Packaging } from '../execution/batch.ts';
import { outputOf } from '../execution/packaging.ts';
import type { GateFacts } from '../facts.ts';
import { casesFor } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import type { CasePlan, PackagingStep } from '../recipe/recipe.ts';

/** A case of finished packs with a number of its own, that no other case ever has (GS1 General Specifications 2.2). */
export interface PackedCase {
  readonly id: CaseId;
  readonly batch: BatchId;
  readonly step: StepId;
  /** Its place among the cases of the step, from 1. */
  readonly number: number;
  /** Packs in it: as many as the recipe says, or fewer in the last one. */
  readonly packs: number;
  readonly by: PersonId;
  readonly at: Instant;
  /** Where its label is printed. */
  readonly station: StationId;
  readonly label: LabelState;
  /** It does not count; its number is used up. */
  readonly invalid: Invalidation | null;
}

/** The cases of a packaging step, as a command or a view finds them. */
export interface CaseRun {
  readonly plan: CasePlan;
  /** Whether labels are being printed one after the other. */
  readonly printing: boolean;
  /** Whose label the printer makes, whether the case counts or not. */
  readonly atPrinter: PackedCase | null;
  /** Those that count, in their order. */
  readonly cases: readonly PackedCase[];
  /** Good packs, without those that were sampled. */
  readonly due: number;
  readonly packed: number;
}

/** null where finished packs go into no cases. */
export function caseRun({
  state,
  batch,
  step,
  recipeStep: master,
}: Pick<GateFacts, 'state' | 'batch' | 'step' | 'recipeStep'>): CaseRun | null {
  if (!batch || step?.work.kind !== 'packaging' || master?.kind !== 'packaging' || !master.cases) return null;
  const all = casesFor(state, batch.id, step.id);
  const cases = all.filter(({ invalid }) => invalid === null);
  return {
    plan: master.cases,
    printing: step.work.printing,
    atPrinter: all.find(({ label }) => label.outcome === 'printing') ?? null,
    cases,
    due: toPack(step.work, master),
    packed: cases.reduce((all, { packs }) => all + packs, 0),
  };
}

/** Packs that go to stock: the good ones, without those that were taken for tests and retained. */
export function toPack(work: Packaging, master: PackagingStep): number {
  const { good, totals } = outputOf(work, master);
  return good - totals.sampled;
}

/** Whether its printer, or a scan of it, said that its label came out. */
export const isLabelled = ({ label }: PackedCase): boolean => label.outcome === 'confirmed';

/** The next case that waits for its label; one whose print nobody can tell of is settled first. */
export const nextUnlabelled = (cases: readonly PackedCase[]): PackedCase | undefined =>
  cases.find(({ label }) => label.outcome === 'none' || label.outcome === 'failed');
