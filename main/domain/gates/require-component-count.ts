import { componentRun } from '../components/accounting.ts';
import { issuedLots } from '../components/components.ts';
import type { Step } from '../execution/batch.ts';
import { type Finding, finding, type Gate } from './gate.ts';

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
    const isKnown = run?.masters.some(({ id }) => id === component) ?? false;
    if (!run || !isKnown) return unknown(step, component);
    if (!run.stands) return finding('component.running', { station: station.id });
    if (!run.isCounted) return finding('component.unfilled', { step: step.id });
    const issued = new Set<string>(issuedLots(run.work, component));
    const counted = lots.map(({ lot }) => lot);
    const isWhole =
      counted.length === issued.size &&
      new Set(counted).size === counted.length &&
      counted.every((lot) => issued.has(lot));
    return isWhole ? null : finding('component.lots', { component, lots: [...issued].join(', ') || '-' });
  },
};

/** A run that does not count this component; a step that is no run is refused by what it is. */
export const unknown = (step: Step | null, component: string): Finding | null =>
  step && 'components' in step.work ? finding('component.unknown', { component }) : null;
