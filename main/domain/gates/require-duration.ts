import { clockText, leftOf } from '../execution/processing.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A process ends when its time is up, as the station measured it, and not when somebody says so (S111). It may stand still
 * before that for any other reason, and then goes on.
 */
export const requireDuration: Gate = {
  id: 'requireDuration',
  when: 'always',
  check: ({ command, step, recipeStep: master, observed }) => {
    if (step?.work.kind !== 'process' || master?.kind !== 'process') return null;
    const ends =
      command.type === 'CompleteStep' ||
      (command.type === 'StopProcess' && command.reason === 'run-finished');
    const left = ends ? leftOf(step.work, master, observed.moment.at) : 0;
    return left > 0
      ? finding('duration.left', {
          step: step.id,
          left: clockText(left),
          minutes: master.minutes.lowest,
          equipment: master.equipment,
        })
      : null;
  },
};
