import { freshAnswers, needsInspection } from '../execution/packaging.ts';
import { finding, type Gate } from './gate.ts';

/** A line that stood too long runs again only after two people looked at code, settings and foreign material (rules §8). */
export const requireInspection: Gate = {
  id: 'requireInspection',
  when: 'always',
  check: ({ command, step, recipeStep: master, observed, station }) => {
    if (step?.work.kind !== 'packaging' || master?.kind !== 'packaging') return null;
    const { work } = step;
    const now = observed.moment.at;
    if (command.type === 'StartRun')
      return needsInspection(work, master, now)
        ? finding('restart.inspection', { station: station.id, minutes: master.idleMinutes })
        : null;
    if (command.type !== 'VerifyRestart') return null;
    const answers = freshAnswers(work, master, now);
    const open = master.restart.filter(({ id }) => !answers[id] || answers[id]?.found);
    return open.length > 0
      ? finding('restart.open', {
          step: step.id,
          count: open.length,
          missing: open.map(({ id }) => id).join(', '),
        })
      : null;
  },
};
