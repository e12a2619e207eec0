import { componentRun } from '../components/accounting.ts';
import { issuedLots } from '../components/components.ts';
import { isCounted } from '../execution/packaging.ts';
import { finding, type Gate } from './gate.ts';

/**
 * What a run left is counted when it stands and its own counts are made: every lot that was issued, each once, and no
 * other (rules §9, 21 CFR 111.260(k)).
 */
export const requireComponentCount: Gate = {
  id: 'requireComponentCount',
  when: 'act',
  check: ({ command, step, recipeStep, station }) => {
    if (command.type !== 'CountComponent' || !step) return null;
    const { component, lots } = command;
    const run = componentRun(step, recipeStep);
    if (!run?.masters.some(({ id }) => id === component)) return finding('component.unknown', { component });
    if (!run.stands) return finding('component.running', { station: station.id });
    if (step.work.kind === 'packaging' && !isCounted(step.work, 'filled'))
      return finding('component.unfilled', { step: step.id });
    const issued = new Set<string>(issuedLots(run.work, component));
    const counted = lots.map(({ lot }) => lot);
    const isWhole =
      counted.length === issued.size &&
      new Set(counted).size === counted.length &&
      counted.every((lot) => issued.has(lot));
    return isWhole ? null : finding('component.lots', { component, lots: [...issued].join(', ') || '-' });
  },
};
