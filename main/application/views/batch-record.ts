import type { BatchRecordView, EarlierValue, RecordStep, RecordValue } from '../../contract/record-view.ts';
import { openCorrectionOf } from '../../domain/corrections/correction.ts';
import {
  type Batch,
  filledOf,
  type Invalidation,
  type ItemAnswer,
  type Packaging,
  type Processing,
  type Step,
} from '../../domain/execution/batch.ts';
import { packCode } from '../../domain/execution/pack-code.ts';
import { between, clockText } from '../../domain/execution/processing.ts';
import type { StepState } from '../../domain/execution/step-machine.ts';
import { entriesOf, issuesOf } from '../../domain/label-ledger/issued-to.ts';
import {
  type ClearanceStep,
  type PackagingStep,
  type ProcessStep,
  type Recipe,
  recipeStep,
} from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { attachmentNamed, attachmentsAbout } from './attachments.ts';
import { bulkValues, challengeValues } from './bulk-record.ts';
import { componentValues } from './component-record.ts';
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
      return [
        ...Object.entries(work.scales).flatMap(([scale, check]) => [
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
        ]),
        ...challengeValues(state, work),
      ];
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
    case 'charge':
      return work.charged.map(({ id, item, net, at, weigher, weighVerifier, adder, addVerifier }) => ({
        ...EMPTY,
        id,
        what: id,
        value: amount(net, plainStyle(state.get('items', item)?.unit ?? 'kg')),
        by: nameOf(state, adder),
        at,
        source: 'scan',
        added: {
          weigher: nameOf(state, weigher),
          weighVerifier: nameOf(state, weighVerifier),
          adder: nameOf(state, adder),
          addVerifier: nameOf(state, addVerifier),
        },
      }));
    case 'process':
      return master?.kind === 'process' ? processValues(state, master, step, work) : [];
    case 'bulkWeigh':
      return master?.kind === 'bulkWeigh' ? bulkValues(state, batch, master, work) : [];
    case 'discharge': {
      const unit = (master?.kind === 'discharge' && state.get('items', master.item)?.unit) || 'kg';
      return filledOf(work).map(({ id, net, by, at }) => ({
        ...EMPTY,
        id,
        what: id,
        value: amount(net, plainStyle(unit)),
        by: nameOf(state, by),
        at,
        source: 'scale',
      }));
    }
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
        value: COUNTED_OUT.has(step.state) ? countText(state, batch, step, index + 1) : NOT_SHOWN,
        by: nameOf(state, by),
        at,
        source: 'person',
      }));
    case 'packaging':
      return master?.kind === 'packaging'
        ? [
            ...labelled(state, batch, work),
            ...counts(state, master, work),
            ...componentValues(state, batch, step, master),
          ]
        : [];
    case 'checkedRun':
      return master?.kind === 'checkedRun'
        ? [...checkValues(state, master, work), ...componentValues(state, batch, step, master)]
        : [];
    default:
      return [];
  }
}

/** While somebody may still count, nobody reads what others counted: a record can be opened at every terminal (rules §9). */
const COUNTED_OUT: ReadonlySet<StepState> = new Set(['complete', 'verified', 'notExecuted']);
const NOT_SHOWN = '…';

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

/** How long the machine ran each time, by the station's own measure, and how it was set. */
function processValues(
  state: PlantReader,
  { parameters, equipment }: ProcessStep,
  { performer }: Step,
  { runs, values, takenBack }: Processing,
): readonly RecordValue[] {
  return [
    ...runs.map(({ from, to }, index) => ({
      ...EMPTY,
      id: `${equipment} ${index + 1}`,
      what: equipment,
      value: `${clockText(between(from, to))} min`,
      by: performer ? nameOf(state, performer) : '',
      at: to,
      source: 'station' as const,
    })),
    ...parameters.flatMap(({ id, name, unit }) =>
      takenBack
        .filter(({ parameter }) => parameter === id)
        .map(({ value, by, at, invalid }) => ({
          ...EMPTY,
          id,
          what: name,
          value: `${value} ${unit}`,
          by: nameOf(state, by),
          at,
          source: 'person' as const,
          invalid: invalidOf(state, invalid),
        })),
    ),
    ...parameters.flatMap(({ id, name, unit }) => {
      const entered = values[id];
      return entered
        ? [
            {
              ...EMPTY,
              id,
              what: name,
              value: `${entered.value} ${unit}`,
              by: nameOf(state, entered.by),
              at: entered.at,
              source: 'person' as const,
              change: { kind: 'invalidate', capture: { kind: 'parameter', id } } as const,
            },
          ]
        : [];
    }),
  ];
}

/** Rolls with their times, readings of the code, and specimens, as they stand on a line that labels (rules §8). */
const labelled = (state: PlantReader, batch: Batch, { labelling }: Packaging): readonly RecordValue[] => [
  ...(labelling?.rolls ?? []).flatMap(({ roll, by, from, off }): readonly RecordValue[] => [
    { ...EMPTY, id: roll, what: 'rollOn', value: roll, by: nameOf(state, by), at: from, source: 'scan' },
    ...(off
      ? [
          {
            ...EMPTY,
            id: `${roll} off`,
            what: 'rollOff',
            value: `${roll}, ${off.splice}`,
            by: nameOf(state, off.by),
            at: off.at,
            source: 'person',
          } as const,
        ]
      : []),
  ]),
  ...(labelling?.readings ?? []).map(
    ({ occasion, code, matches, by, verifier, at }): RecordValue => ({
      ...EMPTY,
      id: at,
      what: `code.${occasion}`,
      value: matches ? code : `${code} ≠ ${packCode(batch)}`,
      by: verifier ? `${nameOf(state, by)}, ${nameOf(state, verifier)}` : nameOf(state, by),
      at,
      source: verifier ? 'person' : 'scan',
    }),
  ),
  ...(labelling?.specimens ?? []).map(
    ({ which, roll, photo, by, at }): RecordValue => ({
      ...EMPTY,
      id: `${which} ${roll}`,
      what: `specimen.${which}`,
      value: roll,
      by: nameOf(state, by),
      at,
      source: 'person',
      photo: attachmentNamed(state, photo),
    }),
  ),
];

/** A value with nothing beside it. */
export const EMPTY = { added: null, photo: null, earlier: [], invalid: null, change: null } as const;

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
