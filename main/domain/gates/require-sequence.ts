import { intakeOf, isOfIntake, takingStepOf } from '../execution/intake.ts';
import { masterStep } from '../execution/master-step.ts';
import { isMet } from '../execution/prerequisite.ts';
import type { GateFacts } from '../facts.ts';
import type { Recipe, RecipeStep } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * Upstream steps are complete, the critical ones verified; each missing one is named (S87, S110, S119, S120). And what goes
 * into a machine comes out of a closed kit or a verified discharge, in the step that its recipe names (S47).
 */
export const requireSequence: Gate = {
  id: 'requireSequence',
  when: 'always',
  check: (facts) => {
    const { command, batch, recipe, recipeStep: step } = facts;
    if (!batch || !recipe || !step) return null;
    if (command.type === 'PresentScan') return takingIn(facts, recipe, step);
    const open = step.requires.filter((required) => !isMet(batch, required));
    const [first] = open;
    if (!first) return null;
    const title = masterStep(recipe, batch, first.step)?.title ?? '';
    return finding(
      'sequence.upstream',
      {
        step: step.id,
        upstream: first.step,
        title,
        needed: first.state,
        is: batch.steps[first.step]?.state ?? '',
        all: open.map(({ step: id }) => id).join(', '),
      },
      'qaReviewer',
    );
  },
};

function takingIn(facts: GateFacts, recipe: Recipe, step: RecipeStep): Finding | null {
  const { batch, scanned } = facts;
  const container = scanned?.role === 'charge' ? scanned.container : null;
  const taking = intakeOf(facts);
  if (!batch || !container || !taking || !isOfIntake(batch, recipe, step, container)) return null;
  if (container.physical === 'consumed') return null;
  const { state } = batch.steps[taking.from] ?? {};
  if (state !== 'verified')
    return finding(
      'sequence.upstream',
      {
        step: step.id,
        upstream: taking.from,
        title: masterStep(recipe, batch, taking.from)?.title ?? '',
        needed: 'verified',
        is: state ?? '',
        all: taking.from,
      },
      'qaReviewer',
    );
  if (taking.of.includes(container.step)) return null;
  const other = takingStepOf(recipe, container.step);
  const named = { container: container.id, step: step.id };
  return other
    ? finding('sequence.container', { ...named, charges: other.id, title: other.title }, 'qaReviewer')
    : finding('sequence.unnamed', named, 'qaReviewer');
}
