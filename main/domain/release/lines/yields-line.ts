import { outputOf, yieldOf } from '../../execution/packaging.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED, type OpenItem } from '../readiness-line.ts';

/**
 * Every run of a line ended within its yield, or quality decided about it, which the line of exceptions asks for; a
 * recipe of dispensing alone has none (rules §10).
 */
export function yieldsLine({ state, batch, recipe }: ReadinessInput): LineResult {
  const runs = recipe.steps.filter((step) => step.kind === 'packaging');
  if (runs.length === 0) return NOT_REQUIRED;
  return lineOf(
    runs.flatMap((master): readonly OpenItem[] => {
      const step = batch.steps[master.id];
      if (step?.work.kind !== 'packaging' || step.state === 'notExecuted') return [];
      const named = { step: master.id, title: master.title };
      if (step.completedAt === null) return [item('stepOpen', named, { kind: 'step', id: master.id })];
      const { percent, isWithin, isLossWithin } = yieldOf(outputOf(step.work, master), master);
      return (isWithin && isLossWithin) || isDecided(state, batch.id, master.id)
        ? []
        : [item('yieldOutside', { ...named, percent }, { kind: 'step', id: master.id })];
    }),
  );
}

function isDecided(state: ReadinessInput['state'], batch: string, step: string): boolean {
  for (const each of state.all('exceptions'))
    if (each.batch === batch && each.step === step && each.trigger === 'yieldOutside')
      if (each.state === 'closed') return true;
  return false;
}
