import type { BatchRecordView, EarlierValue, RecordStep, RecordValue } from '../../contract/record-view.ts';
import { openCorrectionOf } from '../../domain/corrections/correction.ts';
import type { Batch, Invalidation, ItemAnswer, Packaging, Step } from '../../domain/execution/batch.ts';
import { entriesOf, issuesOf } from '../../domain/label-ledger/issued-to.ts';
import {
  type ClearanceStep,
  type PackagingStep,
  type Recipe,
  recipeStep,
} from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { attachmentNamed, attachmentsAbout } from './attachments.ts';
import { checkValues } from './in-process-record.ts';
import { lateOfStep } from './late-entries.ts';
import { nameOf } from './people.ts';

/** The record of a batch as it stands now, in the order of its steps; null where there is no such batch. */
export function batchRecord(state: PlantReader, id: string): BatchRecordView | null {
  const batch = state.get('batches', id);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!batch || !recipe) return null;
  return {
    batch: batch.id,
    product: recipe.product.name,
    state: batch.state,
    steps: Object.values(batch.steps).map((step) => recordStep(state, batch, recipe, step)),
    attachments: attachmentsAbout(state, { kind: 'batch', id: batch.id }).filter(
      ({ id: each }) => state.get('attachments', each)?.step === null,
    ),
  };
}

function recordStep(state: PlantReader, batch: Batch, recipe: Recipe, step: Step): RecordStep {
  const { id, state: stands, performers, verifier, startedAt, completedAt } = step;
  return {
    id,
    title: recipeStep(recipe, id)?.title ?? '',
    state: stands,
    performers: performers.map((person) => nameOf(state, person)),
    verifier: verifier && nameOf(state, verifier),
    startedAt,
    completedAt,
    values: valuesOf(state, batch, recipe, step),
    overrides: step.overrides.map(({ by, object, ...granted }) => ({
      ...granted,
      object: object.id,
      by: nameOf(state, by),
    })),
    late: lateOfStep(state, batch.id, id),
    attachments: attachmentsAbout(state, { kind: 'step', batch: batch.id, step: id }),
  };
}

function valuesOf(state: PlantReader, batch: Batch, recipe: Recipe, step: Step): readonly RecordValue[] {
  const { work } = step;
  const master = recipeStep(recipe, step.id);
  switch (work.kind) {
    case 'clearance':
      return master?.kind === 'clearance' ? answers(state, batch, step, master, work.answers) : [];
    case 'check':
      return Object.entries(work.scales).flatMap(([scale, check]) => [
        ...check.invalid.map((invalid) => ({
          ...checkValue(state, step, scale, check.invalid.length),
          value: 'passed',
          at: invalid.at,
          invalid: invalidOf(state, invalid),
        })),
        ...(check.outcome === 'open'
          ? []
          : [
              {
                ...checkValue(state, step, scale, check.attempt),
                value: check.outcome,
                change:
                  check.outcome === 'passed'
                    ? ({ kind: 'invalidate', capture: { kind: 'check', id: scale as never } } as const)
                    : null,
              },
            ]),
      ]);
    case 'dispense':
      return work.containers.map(({ id, net, by, at, phase, invalid }) => {
        const unit = (work.scale && state.get('equipment', work.scale)) || null;
        const style = unit?.kind === 'scale' ? unit : plainStyle('kg');
        return {
          ...EMPTY,
          id,
          what: id,
          value: amount(net, style),
          by: nameOf(state, by),
          at,
          source: 'scale',
          invalid: invalid && invalidOf(state, invalid),
          change:
            invalid || phase === 'void' ? null : { kind: 'invalidate', capture: { kind: 'container', id } },
        };
      });
    case 'labelIssue':
      return issuesOf(state, batch.id, step.id).map(({ roll, quantity, by, at }) => ({
        ...EMPTY,
        id: roll,
        what: roll,
        value: `${quantity}`,
        by: nameOf(state, by),
        at,
        source: 'scan',
      }));
    case 'reconciliation':
      return work.counts.map(({ by, at }, index) => ({
        ...EMPTY,
        id: `${index + 1}`,
        what: `${index + 1}`,
        value: countText(state, batch, step, index + 1),
        by: nameOf(state, by),
        at,
        source: 'person',
      }));
    case 'packaging':
      return master?.kind === 'packaging' ? counts(state, master, work) : [];
    case 'checkedRun':
      return master?.kind === 'checkedRun' ? checkValues(state, master, work) : [];
    default:
      return [];
  }
}

/** One count as it was signed, roll by roll. */
const countText = (state: PlantReader, batch: Batch, step: Step, count: number): string =>
  entriesOf(state, batch.id)
    .filter((each) => each.step === step.id && each.count === count)
    .map(({ roll, what, quantity }) => `${roll} ${what} ${quantity}`)
    .join(', ');

/** What was counted at a line, each count with its unit; one that does not count is struck through. */
const counts = (state: PlantReader, { unit, pack }: PackagingStep, work: Packaging): readonly RecordValue[] =>
  work.counts.map(({ id, what, quantity, by, at, invalid }) => ({
    ...EMPTY,
    id,
    what,
    value: `${quantity} ${what === 'unitsIn' || what === 'unitsLeft' ? unit : pack}`,
    by: nameOf(state, by),
    at,
    source: 'person' as const,
    invalid: invalid && invalidOf(state, invalid),
    change: invalid ? null : ({ kind: 'invalidate', capture: { kind: 'count', id } } as const),
  }));

/** A value with nothing beside it. */
export const EMPTY = { photo: null, earlier: [], invalid: null, change: null } as const;

const checkValue = (state: PlantReader, step: Step, scale: string, nth: number) => ({
  ...EMPTY,
  id: `${scale} ${nth}`,
  what: scale,
  by: step.performer ? nameOf(state, step.performer) : '',
  at: step.completedAt ?? step.startedAt ?? '',
  source: 'scale' as const,
});

export const invalidOf = (
  state: PlantReader,
  { by, at, reason }: Pick<Invalidation, 'by' | 'at' | 'reason'>,
) => ({
  by: nameOf(state, by),
  at,
  reason,
});

function answers(
  state: PlantReader,
  batch: Batch,
  step: Step,
  master: ClearanceStep,
  given: Readonly<Record<string, ItemAnswer>>,
): readonly RecordValue[] {
  return master.items.flatMap(({ id, text, evidence }) => {
    const answer = given[id];
    if (!answer) return [];
    const waits = openCorrectionOf(state, batch.id, step.id, id)?.id ?? null;
    return [
      {
        ...EMPTY,
        id,
        what: text,
        value: answer.text,
        by: nameOf(state, answer.by),
        at: answer.at,
        source: answer.source,
        photo: evidence === 'photo' && !answer.found ? attachmentNamed(state, answer.text) : null,
        earlier: earlierOf(state, answer),
        change:
          answer.source === 'scan' || evidence === 'scan'
            ? null
            : ({ kind: 'correct', evidence, waits } as const),
      },
    ];
  });
}

/** What an answer replaced, each with the correction that replaced it. */
export function earlierOf(state: PlantReader, answer: ItemAnswer): readonly EarlierValue[] {
  const chain = [...answer.history, answer];
  return answer.history.map(({ text, by, at }, index) => {
    const id = chain[index + 1]?.correction;
    const correction = id ? state.get('corrections', id) : undefined;
    return {
      value: text,
      by: nameOf(state, by),
      at,
      reason: correction?.reason ?? null,
      approvedBy: correction?.decided ? nameOf(state, correction.decided.by) : null,
    };
  });
}
