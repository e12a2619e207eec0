import type { Batch } from '../execution/batch.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { correctionsLine } from './lines/corrections-line.ts';
import { accountabilityLine, clearanceLine, stepsLine } from './lines/execution-lines.ts';
import { labelsLine } from './lines/labels-line.ts';
import { exceptionsLine, holdsLine, lookBacksLine, recordsLine, reworkLine } from './lines/quality-lines.ts';
import { resultsLine } from './lines/results-line.ts';
import { retainedLine } from './lines/retained-line.ts';
import { auditTrailLine, batchReviewLine, logLine } from './lines/review-lines.ts';
import { yieldsLine } from './lines/yields-line.ts';
import type { LineResult, Proof } from './readiness-line.ts';

/** What a line is worked out from. */
export interface ReadinessInput {
  readonly state: PlantReader;
  readonly batch: Batch;
  readonly recipe: Recipe;
  readonly proof: Proof;
}

/** Rules §10, line by line: what has to be so before a batch is released. Computed, never ticked (S63, S92). */
export const READINESS_LINES = {
  steps: stepsLine,
  results: resultsLine,
  yields: yieldsLine,
  accountability: accountabilityLine,
  labels: labelsLine,
  clearance: clearanceLine,
  exceptions: exceptionsLine,
  records: recordsLine,
  rework: reworkLine,
  holds: holdsLine,
  lookBacks: lookBacksLine,
  retained: retainedLine,
  corrections: correctionsLine,
  auditTrail: auditTrailLine,
  batchReview: batchReviewLine,
  log: logLine,
} as const satisfies Readonly<Record<string, (input: ReadinessInput) => LineResult>>;
export type ReadinessLineId = keyof typeof READINESS_LINES;

export const LINE_IDS = Object.keys(READINESS_LINES) as readonly ReadinessLineId[];

export type ReadinessLine = LineResult & { readonly id: ReadinessLineId };

/** The checklist of a batch as it stands now, every line of it or those asked for (S5, S24, S63). */
export function readiness(
  state: PlantReader,
  batch: Batch,
  proof: Proof,
  asked: readonly ReadinessLineId[] = LINE_IDS,
): readonly ReadinessLine[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!recipe) throw new Error(`broken invariant: no recipe of batch ${batch.id}`);
  const input = { state, batch, recipe, proof };
  return asked.map((id) => ({ id, ...READINESS_LINES[id](input) }));
}
