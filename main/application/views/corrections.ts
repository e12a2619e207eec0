import type { CorrectionCard } from '../../contract/record-view.ts';
import { approverOf, type Correction } from '../../domain/corrections/correction.ts';
import { recipeStep } from '../../domain/recipe/recipe.ts';
import type { Preview } from './affordances.ts';
import { decider } from './decider.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** Corrections that wait for a decision, the oldest first. */
export function correctionCards(input: ViewInput, preview: Preview): readonly CorrectionCard[] {
  return [...input.state.all('corrections')]
    .filter(({ state }) => state === 'proposed')
    .flatMap((each) => cardOf(input, preview, each) ?? []);
}

function cardOf(input: ViewInput, preview: Preview, correction: Correction): CorrectionCard | null {
  const { state } = input;
  const { id, item, before, after, proposedBy, proposedAt, amendment, reason, narrative } = correction;
  const batch = state.get('batches', correction.batch);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = recipe && recipeStep(recipe, correction.step);
  if (!batch || !recipe || master?.kind !== 'clearance') return null;
  const owner = approverOf(state, batch, recipe, correction.step);
  const by = decider(input, owner, [proposedBy, ...(batch.steps[correction.step]?.performers ?? [])]);
  return {
    id,
    batch: batch.id,
    step: correction.step,
    item,
    what: master.items.find((each) => each.id === item)?.text ?? '',
    before: before.text,
    after: after.text,
    found: after.found,
    amendment,
    reason,
    narrative,
    by: nameOf(state, proposedBy),
    at: proposedAt,
    owner,
    approve: preview.ask({ type: 'ApproveCorrection', correction: id }, by),
    refuse: preview.ask(
      { type: 'RefuseCorrection', correction: id, reason: 'correction-not-supported', narrative: null },
      by,
    ),
  };
}
