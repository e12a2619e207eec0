import { BEFORE_RELEASE } from '../execution/batch-machine.ts';
import { finding, type Gate } from './gate.ts';

/** What is entered late was done: in a step of a batch that is not decided yet, or at an instrument of the plant (rules §6). */
export const requireLateSubject: Gate = {
  id: 'requireLateSubject',
  when: 'always',
  check: ({ command, state, observed }) => {
    if (command.type !== 'EnterLate') return null;
    const { about, doneAt } = command;
    if (doneAt > observed.moment.at) return finding('late.future');
    if (about.kind === 'equipment')
      return state.get('equipment', about.id) ? null : finding('late.unknown', { object: about.id });
    const batch = state.get('batches', about.batch);
    const work = batch?.steps[about.step]?.work;
    if (!batch || !work) return finding('late.unknown', { object: about.step });
    if (!BEFORE_RELEASE.includes(batch.state))
      return finding('late.closed', { batch: batch.id }, 'qaReviewer');
    if (minuteOf(doneAt) < minuteOf(batch.issuedAt)) return finding('late.beforeIssue', { batch: batch.id });
    return about.fact === 'clearance' && work.kind !== 'clearance'
      ? finding('late.noClearance', { step: about.step })
      : null;
  },
};

/** A paper tells the minute; a batch is issued within one. */
const minuteOf = (instant: string): string => instant.slice(0, 'YYYY-MM-DDThh:mm'.length);
