import type { Step } from '../../execution/batch.ts';
import { countOf } from '../../execution/bulk-weighing.ts';
import { dischargeYield } from '../../execution/discharging.ts';
import { outputOf, yieldOf } from '../../execution/packaging.ts';
import type { BulkWeighStep, DischargeStep, PackagingStep } from '../../recipe/recipe.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED, type OpenItem } from '../readiness-line.ts';

/**
 * Every run of a line, every discharge and every bulk ended within its yield, or quality decided about it, which the line of exceptions asks for; a
 * recipe of dispensing alone has none (rules §10).
 */
export function yieldsLine({ state, batch, recipe }: ReadinessInput): LineResult {
  const runs = recipe.steps.filter(
    (step) => step.kind === 'packaging' || step.kind === 'discharge' || step.kind === 'bulkWeigh',
  );
  if (runs.length === 0) return NOT_REQUIRED;
  return lineOf(
    runs.flatMap((master): readonly OpenItem[] => {
      const step = batch.steps[master.id];
      if (!step || step.state === 'notExecuted') return [];
      const named = { step: master.id, title: master.title };
      if (step.completedAt === null) return [item('stepOpen', named, { kind: 'step', id: master.id })];
      const { percent, isWithin } = yieldIn(state, batch, step, master);
      return isWithin || isDecided(state, batch.id, master.id)
        ? []
        : [item('yieldOutside', { ...named, percent }, { kind: 'step', id: master.id })];
    }),
  );
}

function yieldIn(
  state: ReadinessInput['state'],
  batch: ReadinessInput['batch'],
  { work }: Step,
  master: PackagingStep | DischargeStep | BulkWeighStep,
): { readonly percent: string; readonly isWithin: boolean } {
  if (work.kind === 'discharge' && master.kind === 'discharge')
    return dischargeYield(state, batch, work, master);
  if (work.kind === 'bulkWeigh' && master.kind === 'bulkWeigh') {
    const { percent, isWithin } = countOf(batch, work, master);
    return { percent: percent ?? '-', isWithin };
  }
  if (work.kind !== 'packaging' || master.kind !== 'packaging')
    throw new Error(`broken invariant: step ${master.id} has no yield`);
  const { percent, isWithin, isLossWithin } = yieldOf(outputOf(work, master), master);
  return { percent, isWithin: isWithin && isLossWithin };
}

function isDecided(state: ReadinessInput['state'], batch: string, step: string): boolean {
  for (const each of state.all('exceptions'))
    if (each.batch === batch && each.step === step && each.trigger === 'yieldOutside')
      if (each.state === 'closed') return true;
  return false;
}
