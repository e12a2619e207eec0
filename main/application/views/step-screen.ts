import type { Screen } from '../../contract/views.ts';
import type { ClearanceStep, RecipeStep } from '../../domain/recipe/recipe.ts';
import type { Preview } from './affordances.ts';
import { bulkWeighScreen } from './bulk-weigh.ts';
import { chargeScreen } from './charge.ts';
import { checkScreen } from './check.ts';
import { checkedRunScreen } from './checked-run.ts';
import { clearanceScreen } from './clearance.ts';
import { dischargeScreen } from './discharge.ts';
import { dispenseScreen } from './dispense.ts';
import { kitScreen } from './kit.ts';
import { labelIssueScreen } from './label-issue.ts';
import { packagingScreen } from './packaging.ts';
import { processScreen } from './process.ts';
import { reconciliationScreen } from './reconciliation.ts';
import { type StepFacts, stepFactsOf } from './step-facts.ts';
import type { ViewInput } from './view-input.ts';

/** The screen of the step this terminal stands in; null when it stands in none. */
export function stepScreen(input: ViewInput, preview: Preview): Screen | null {
  const facts = stepFactsOf(input, preview);
  if (!facts) return null;
  const { master } = facts;
  switch (master.kind) {
    case 'clearance':
      return clearanceScreen(of(facts, master));
    case 'check':
      return checkScreen(of(facts, master));
    case 'dispense':
      return dispenseScreen(of(facts, master));
    case 'kit':
      return kitScreen(of(facts, master));
    case 'charge':
      return chargeScreen(of(facts, master));
    case 'process':
      return processScreen(of(facts, master));
    case 'discharge':
      return dischargeScreen(of(facts, master));
    case 'bulkWeigh':
      return bulkWeighScreen(of(facts, master));
    case 'packaging':
      return packagingScreen(of(facts, master));
    case 'checkedRun':
      return checkedRunScreen(of(facts, master));
    case 'labelIssue':
      return labelIssueScreen(of(facts, master));
    case 'reconciliation':
      return reconciliationScreen(of(facts, master));
    case 'rework':
      return clearanceScreen(of(facts, master));
    case 'issue':
      // Done by its signature when the batch was issued: a step with nothing to answer.
      return clearanceScreen(of<ClearanceStep>(facts, { ...master, kind: 'clearance', items: [] }));
  }
}

const of = <Master extends RecipeStep>(facts: StepFacts, master: Master): StepFacts<Master> => ({
  ...facts,
  master,
});
