import { componentRun, componentStanding } from '../../components/accounting.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type OpenItem } from '../readiness-line.ts';

/** Whether a step of this recipe has counted components. */
export const hasComponents = ({ recipe }: ReadinessInput): boolean =>
  recipe.steps.some((step) => 'components' in step && step.components != null);

/** Counted components of the runs of a batch that nobody accounted for yet, or outside what quality accepted (rules §10). */
export const openComponents = ({ state, batch, recipe }: ReadinessInput): readonly OpenItem[] =>
  recipe.steps.flatMap((master) => {
    const step = batch.steps[master.id];
    const run = componentRun(step ?? null, master);
    if (!run || !step || step.state === 'notExecuted') return [];
    return run.masters.flatMap((component) => {
      const standing = componentStanding(state, batch, step, run, component);
      if (standing === 'accounted') return [];
      const code = standing === 'outside' ? 'componentOutside' : 'componentOpen';
      const named = { step: master.id, title: master.title, item: component.item, pieces: component.pieces };
      return [item(code, named, { kind: 'step', id: master.id })];
    });
  });
