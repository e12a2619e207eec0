import type { BatchId, CountId, LotId, StepId } from '../../contract/ids.ts';
import type { Components } from '../components/components.ts';
import type { StepRef } from '../events.ts';
import type { Invalidation } from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch, patchWork, stepOf } from './rows.ts';

export const COMPONENT_FOLDS: Folds<
  'ComponentShown' | 'ComponentIssued' | 'ComponentCounted' | 'ComponentReturned'
> = {
  ComponentShown: (draft, { batch, step, component, lot }) =>
    patchComponents(draft, batch, step, () => ({ shown: { component, lot } })),
  ComponentIssued: (draft, { batch, step, line, component, lot, quantity, person, signature }, recorded) => {
    const by = { by: person, verifier: signature.person, at: recorded.at as Instant, invalid: null };
    patchComponents(draft, batch, step, ({ issues }) => ({
      shown: null,
      issues: [...issues, { id: line, component, lot, quantity, ...by }],
    }));
    stock(draft, lot, -quantity);
    noteSignature(draft, recorded, signature.person);
  },
  ComponentCounted: (draft, { batch, step, line, component, lots, found, signature }, recorded) => {
    const by = { by: signature.person, at: recorded.at as Instant, invalid: null };
    patchComponents(draft, batch, step, ({ counts }) => ({
      counts: [...counts, { id: line, component, lots, found, ...by }],
    }));
    noteSignature(draft, recorded, signature.person);
  },
  ComponentReturned: (draft, { batch, step, lot, quantity }) => {
    patchComponents(draft, batch, step, ({ returned }) => ({
      returned: { ...returned, [lot]: (returned[lot] ?? 0) + quantity },
    }));
    stock(draft, lot, quantity);
  },
};

/** An issue or a count that does not count stays readable; what was issued by it is in stock again. */
export function takeBackLine(
  draft: PlantDraft,
  { batch, step }: StepRef,
  id: CountId,
  invalid: Invalidation,
): void {
  const struck = <Line extends { readonly id: CountId }>(lines: readonly Line[]): readonly Line[] =>
    lines.map((each) => (each.id === id ? { ...each, invalid } : each));
  patchComponents(draft, batch, step, ({ issues, counts }) => {
    const issue = issues.find((each) => each.id === id);
    if (issue) stock(draft, issue.lot, issue.quantity);
    return { issues: struck(issues), counts: struck(counts) };
  });
}

const stock = (draft: PlantDraft, lot: LotId, by: number): void =>
  patch(draft, 'lots', lot, { onHand: (must(draft, 'lots', lot).onHand ?? 0) + by });

function patchComponents(
  draft: PlantDraft,
  batch: BatchId,
  step: StepId,
  change: (components: Components) => Partial<Components>,
): void {
  const { kind } = stepOf(must(draft, 'batches', batch), step).work;
  patchWork(draft, batch, step, kind === 'checkedRun' ? 'checkedRun' : 'packaging', ({ components }) => {
    if (components === null) throw new Error(`broken invariant: step ${step} has no components`);
    return { components: { ...components, ...change(components) } };
  });
}
