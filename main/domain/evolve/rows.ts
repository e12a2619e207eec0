import type { BatchId, StepId } from '../../contract/ids.ts';
import {
  type Batch,
  type Dispensing,
  type Filling,
  isFilling,
  type LabelState,
  type Step,
  type Work,
} from '../execution/batch.ts';
import type { PlantDraft, TableName, Tables } from '../state.ts';

/** The row, or a broken invariant: an event never names what does not exist. */
export function must<Name extends TableName>(draft: PlantDraft, table: Name, id: string): Tables[Name] {
  const row = draft.get(table, id);
  if (!row) throw new Error(`broken invariant: no ${table} ${id}`);
  return row;
}

/** Replaces some fields of a row. */
export function patch<Name extends TableName>(
  draft: PlantDraft,
  table: Name,
  id: string,
  change: Partial<Tables[Name]>,
): void {
  draft.put(table, id, { ...must(draft, table, id), ...change });
}

export function stepOf(batch: Batch, step: StepId): Step {
  const row = batch.steps[step];
  if (!row) throw new Error(`broken invariant: no step ${step} in batch ${batch.id}`);
  return row;
}

export function patchStep(draft: PlantDraft, batchId: BatchId, stepId: StepId, change: Partial<Step>): void {
  const batch = must(draft, 'batches', batchId);
  const step = { ...stepOf(batch, stepId), ...change };
  draft.put('batches', batchId, { ...batch, steps: { ...batch.steps, [stepId]: step } });
}

export function patchWork<Kind extends Work['kind']>(
  draft: PlantDraft,
  batch: BatchId,
  step: StepId,
  kind: Kind,
  change: (work: Extract<Work, { kind: Kind }>) => Partial<Extract<Work, { kind: Kind }>>,
): void {
  const { work } = stepOf(must(draft, 'batches', batch), step);
  if (work.kind !== kind) throw new Error(`broken invariant: step ${step} is ${work.kind}, not ${kind}`);
  const typed = work as Extract<Work, { kind: Kind }>;
  patchStep(draft, batch, step, { work: { ...typed, ...change(typed) } as Work });
}

export const patchDispensing = (
  draft: PlantDraft,
  ref: { readonly batch: BatchId; readonly step: StepId },
  change: (work: Dispensing) => Partial<Dispensing>,
): void => patchWork(draft, ref.batch, ref.step, 'dispense', change);

type Ref = { readonly batch: BatchId; readonly step: StepId };

/** Whether a step fills containers with what came out of a machine or a run. */
export const fills = (draft: PlantDraft, { batch, step }: Ref): boolean =>
  isFilling(stepOf(must(draft, 'batches', batch), step).work);

/** Changes what such a step has in common with every other of them. */
export function patchFilling(
  draft: PlantDraft,
  { batch, step }: Ref,
  change: (work: Filling) => Partial<Filling>,
): void {
  const { work } = stepOf(must(draft, 'batches', batch), step);
  if (!isFilling(work)) throw new Error(`broken invariant: step ${step} fills nothing`);
  patchStep(draft, batch, step, { work: { ...work, ...change(work) } });
}

/** Which scale is chosen, and whether it stands at zero: the same in every step that weighs into containers. */
export function patchScaleAt(
  draft: PlantDraft,
  ref: { readonly batch: BatchId; readonly step: StepId },
  change: Pick<Dispensing, 'zeroAt' | 'pan'> & Partial<Pick<Dispensing, 'scale'>>,
): void {
  const { pan: _, ...common } = change;
  if (fills(draft, ref)) patchFilling(draft, ref, () => common);
  else patchDispensing(draft, ref, () => change);
}

/** What is known of the label of a container that a step filled. */
export function patchLabel(
  draft: PlantDraft,
  ref: { readonly batch: BatchId; readonly step: StepId; readonly container: string },
  change: (label: LabelState) => Partial<LabelState>,
): void {
  const patched = <Filled extends { readonly id: string; readonly label: LabelState }>(
    containers: readonly Filled[],
  ): readonly Filled[] =>
    containers.map((each) =>
      each.id === ref.container ? { ...each, label: { ...each.label, ...change(each.label) } } : each,
    );
  if (fills(draft, ref)) patchFilling(draft, ref, ({ containers }) => ({ containers: patched(containers) }));
  else if (stepOf(must(draft, 'batches', ref.batch), ref.step).work.kind === 'checkedRun')
    patchWork(draft, ref.batch, ref.step, 'checkedRun', ({ output }) => ({ output: patched(output) }));
  else patchDispensing(draft, ref, ({ containers }) => ({ containers: patched(containers) }));
}

export function addToIndex(draft: PlantDraft, key: string, id: string): void {
  const ids = draft.get('index', key) ?? [];
  if (!ids.includes(id)) draft.put('index', key, [...ids, id]);
}

export function removeFromIndex(draft: PlantDraft, key: string, id: string): void {
  const ids = draft.get('index', key) ?? [];
  draft.put(
    'index',
    key,
    ids.filter((known) => known !== id),
  );
}
