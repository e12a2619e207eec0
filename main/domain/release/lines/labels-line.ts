import { type CountStanding, countStanding } from '../../label-ledger/count-standing.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED } from '../readiness-line.ts';

const OPEN: Readonly<Record<Exclude<CountStanding, 'reconciled'>, string>> = {
  uncounted: 'labelsUncounted',
  recount: 'labelsUncounted',
  outside: 'labelsOutside',
  disagree: 'labelsDisagree',
};

/**
 * Every label that was issued is reconciled and a second person verified it (21 CFR 111.410(b), 211.125(c)). A recipe
 * that issues no labels has none; one that was left out by an approved decision stands open until its count is accepted.
 */
export function labelsLine({ state, batch, recipe }: ReadinessInput): LineResult {
  const steps = recipe.steps.filter((step) => step.kind === 'reconciliation');
  if (steps.length === 0) return NOT_REQUIRED;
  return lineOf(
    steps.flatMap((master) => {
      const { id, title } = master;
      const is = batch.steps[id]?.state ?? 'planned';
      const standing = countStanding(state, batch, master);
      const object = { kind: 'step', id } as const;
      if (standing !== 'reconciled') return [item(OPEN[standing], { step: id, title }, object)];
      return is === 'verified' ? [] : [item('labelsUnverified', { step: id, title, is }, object)];
    }),
  );
}
