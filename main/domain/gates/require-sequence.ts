import { masterStep } from '../execution/master-step.ts';
import { isMet } from '../execution/prerequisite.ts';
import { finding, type Gate } from './gate.ts';

/** Upstream steps are complete, the critical ones verified; each missing one is named (S87, S110, S119, S120). */
export const requireSequence: Gate = {
  id: 'requireSequence',
  when: 'always',
  check: ({ batch, recipe, recipeStep: step }) => {
    if (!batch || !recipe || !step) return null;
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
