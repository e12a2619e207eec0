import { micrograms } from '../../contract/quantity.ts';
import type { RunAccountView } from '../../contract/views.ts';
import type { CheckedRun } from '../../domain/execution/batch.ts';
import { powderOf, unitsOf } from '../../domain/execution/run-units.ts';
import type { CheckedRunStep } from '../../domain/recipe/recipe.ts';
import { amount, type MassStyle, plainStyle } from './amounts-text.ts';
import { countsOf } from './line-counts.ts';
import type { StepFacts } from './step-facts.ts';

/** As exact as a floor scale weighs what went in. */
const SHOWN: MassStyle = { ...plainStyle('kg'), division: micrograms(10_000_000) };

/** What the machine counted, and where the powder is; null where nobody accounts for it. */
export function runAccount(facts: StepFacts<CheckedRunStep>, work: CheckedRun): RunAccountView | null {
  const { powder: limits } = facts.master;
  if (!limits) return null;
  const { good, rejected, sampled } = unitsOf(work);
  const account = powderOf(work, limits);
  return {
    good,
    rejected,
    sampled,
    counts: countsOf(facts, work),
    heel: work.heel?.text ?? null,
    powder: account && {
      fedIn: amount(roundedTo(account.fedIn), SHOWN),
      inUnits: amount(roundedTo(account.inUnits), SHOWN),
      heel: amount(roundedTo(account.heel), SHOWN),
      lost: amount(roundedTo(account.lost), SHOWN),
      percent: account.percent,
      limit: limits.lossPercent,
      within: account.isWithin,
    },
  };
}

/** To the hundredth of a kilogram, for people; what is judged is never this. */
const roundedTo = (mass: number) => micrograms(Math.round(mass / SHOWN.division) * SHOWN.division);
