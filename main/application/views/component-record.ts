import type { RecordValue } from '../../contract/record-view.ts';
import { COMPONENT_FATES } from '../../contract/vocabulary.ts';
import { componentRun } from '../../domain/components/accounting.ts';
import type { Batch, Invalidation, Step } from '../../domain/execution/batch.ts';
import { percentText } from '../../domain/execution/yield.ts';
import { casesFor } from '../../domain/index-keys.ts';
import type { RecipeStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { EMPTY, invalidOf } from './batch-record.ts';
import { nameOf } from './people.ts';

/** Every issue and every count of the components of a run, and every case of its packs, in the record of the batch. */
export function componentValues(
  state: PlantReader,
  batch: Batch,
  step: Step,
  master: RecipeStep | undefined,
): readonly RecordValue[] {
  return [...issuesAndCounts(state, step, master), ...caseValues(state, batch, step)];
}

function issuesAndCounts(
  state: PlantReader,
  step: Step,
  master: RecipeStep | undefined,
): readonly RecordValue[] {
  const run = componentRun(step, master);
  if (!run) return [];
  const named = (component: string) => run.masters.find(({ id }) => id === component);
  const issues = run.work.issues.map(({ id, component, lot, quantity, by, verifier, at, invalid }) => ({
    ...EMPTY,
    id,
    what: 'componentIssued',
    value: `${lot}: ${quantity} ${named(component)?.pieces ?? component}`,
    by: `${nameOf(state, by)}, ${nameOf(state, verifier)}`,
    at,
    source: 'scan' as const,
    ...standing(state, { kind: 'component', id }, invalid),
  }));
  const counts = run.work.counts.map(({ id, component, lots, found, by, at, invalid }) => ({
    ...EMPTY,
    id,
    what: 'componentCounted',
    value: [
      ...lots.map(
        (each) => `${each.lot}: ${COMPONENT_FATES.map((fate) => `${fate} ${each[fate]}`).join(', ')}`,
      ),
      `${named(component)?.pieces ?? component} unaccounted ${found.unaccounted} (${percentText(found.unaccounted, found.issued)} %)`,
    ].join('; '),
    by: nameOf(state, by),
    at,
    source: 'person' as const,
    ...standing(state, { kind: 'component', id }, invalid),
  }));
  return [...issues, ...counts];
}

const caseValues = (state: PlantReader, batch: Batch, step: Step): readonly RecordValue[] =>
  casesFor(state, batch.id, step.id).map(({ id, packs, by, at, label, invalid }) => ({
    ...EMPTY,
    id,
    what: 'casePacked',
    value: `${id}: ${packs}, labels ${label.printed}`,
    by: nameOf(state, by),
    at,
    source: 'person' as const,
    ...standing(state, { kind: 'case', id }, invalid),
  }));

/** Whether it counts, and how it is taken back. */
const standing = (
  state: PlantReader,
  capture: Extract<RecordValue['change'], { kind: 'invalidate' }>['capture'],
  invalid: Invalidation | null,
): Pick<RecordValue, 'invalid' | 'change'> => ({
  invalid: invalid && invalidOf(state, invalid),
  change: invalid ? null : { kind: 'invalidate', capture },
});
