import type { Role } from '../../contract/vocabulary.ts';
import { type ComponentStanding, componentRun, componentStanding } from '../components/accounting.ts';
import { finding, type Gate } from './gate.ts';

/** Every counted component of the run is accounted for, within its limit or as quality accepted it (S48, 21 CFR 111.260(k)). */
export const requireAccounted: Gate = {
  id: 'requireAccounted',
  when: 'always',
  check: ({ state, batch, step, recipeStep }) => {
    const run = componentRun(step, recipeStep);
    if (!run || !batch || !step) return null;
    for (const master of run.masters) {
      const standing = componentStanding(state, batch, step, run, master);
      if (standing !== 'accounted')
        return finding(
          `component.${standing}`,
          { step: step.id, item: master.item, pieces: master.pieces },
          CLEARS[standing],
        );
    }
    return null;
  },
};

const CLEARS: Readonly<Record<Exclude<ComponentStanding, 'accounted'>, Role | null>> = {
  unissued: null,
  uncounted: null,
  outside: 'qaReviewer',
};
