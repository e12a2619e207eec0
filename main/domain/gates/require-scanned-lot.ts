import { componentRun } from '../components/accounting.ts';
import { finding, type Gate } from './gate.ts';
import { unknown } from './require-component-count.ts';

/** The lot of a component was scanned at this station before it is counted: nobody issues by what they remember (S42, S106). */
export const requireScannedLot: Gate = {
  id: 'requireScannedLot',
  when: 'act',
  check: ({ command, step, recipeStep }) => {
    if (command.type !== 'IssueComponent') return null;
    const { component, lot, counted } = command;
    const run = componentRun(step, recipeStep);
    const isKnown = run?.masters.some(({ id }) => id === component) ?? false;
    if (!run || !isKnown) return unknown(step, component);
    const { shown } = run.work;
    if (shown?.component !== component || shown.lot !== lot)
      return finding('component.notScanned', { component, lot });
    return counted === 0 ? finding('component.nothing', { lot }) : null;
  },
};
