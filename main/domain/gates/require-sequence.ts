import { chargingStepOf, isKitted, kitOf } from '../execution/charging.ts';
import { masterStep } from '../execution/master-step.ts';
import { isMet } from '../execution/prerequisite.ts';
import type { GateFacts } from '../facts.ts';
import type { ChargeStep, Recipe } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * Upstream steps are complete, the critical ones verified; each missing one is named (S87, S110, S119, S120). And what is
 * charged comes out of a closed kit, in the step that its recipe names (S47).
 */
export const requireSequence: Gate = {
  id: 'requireSequence',
  when: 'always',
  check: (facts) => {
    const { command, batch, recipe, recipeStep: step } = facts;
    if (!batch || !recipe || !step) return null;
    if (command.type === 'PresentScan') return step.kind === 'charge' ? charging(facts, recipe, step) : null;
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

function charging({ batch, scanned }: GateFacts, recipe: Recipe, step: ChargeStep): Finding | null {
  const container = scanned?.role === 'charge' ? scanned.container : null;
  const kit = kitOf(recipe, step);
  if (!batch || !container || !isKitted(batch, kit, container) || container.physical === 'consumed')
    return null;
  const { state } = batch.steps[kit.id] ?? {};
  if (state !== 'verified')
    return finding(
      'sequence.upstream',
      {
        step: step.id,
        upstream: kit.id,
        title: kit.title,
        needed: 'verified',
        is: state ?? '',
        all: kit.id,
      },
      'qaReviewer',
    );
  if (step.of.includes(container.step)) return null;
  const other = chargingStepOf(recipe, container.step);
  const named = { container: container.id, step: step.id };
  return other
    ? finding('sequence.container', { ...named, charges: other.id, title: other.title }, 'qaReviewer')
    : finding('sequence.unnamed', named, 'qaReviewer');
}
