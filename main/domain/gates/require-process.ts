import { isFinished } from '../execution/processing.ts';
import { finding, type Gate } from './gate.ts';

/** The machine runs or stands as the command needs it, and what ran for its time is not started again (S25). */
export const requireProcess: Gate = {
  id: 'requireProcess',
  when: 'always',
  check: ({ command, step, recipeStep: master, observed }) => {
    if (step?.work.kind !== 'process' || master?.kind !== 'process') return null;
    const { work } = step;
    const named = { equipment: master.equipment, step: step.id };
    const runs = work.since !== null;
    switch (command.type) {
      case 'StartProcess':
        if (runs) return finding('process.running', named);
        return isFinished(work, master, observed.moment.at) ? finding('process.finished', named) : null;
      case 'StopProcess':
        return runs ? null : finding('process.stands', named);
      case 'SuspendStep':
        return runs ? finding('process.running', named) : null;
      default:
        return null;
    }
  },
};
