import { componentRun } from '../components/accounting.ts';
import { issuedLots } from '../components/components.ts';
import { finding, type Gate } from './gate.ts';

/** Nothing is filled before every counted component of the run was scanned, counted and verified (21 CFR 111.260(e), 111.410(b)). */
export const requireIssued: Gate = {
  id: 'requireIssued',
  when: 'always',
  check: ({ step, recipeStep }) => {
    const run = componentRun(step, recipeStep);
    const missing = run?.masters.find(({ id }) => issuedLots(run.work, id).length === 0);
    return missing && step
      ? finding('component.unissued', { step: step.id, item: missing.item, pieces: missing.pieces })
      : null;
  },
};
