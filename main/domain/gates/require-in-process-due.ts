import { checkedRunOf, isExtended, standingOf } from '../execution/checked-run.ts';
import { dueState, untilDue, windowOf } from '../in-process/due.ts';
import { underOutlet } from '../in-process/output.ts';
import { finding, type Gate } from './gate.ts';

const MINUTE = 60_000;

/**
 * A check is opened in its window, on what stands under the outlet when the run stopped, or anew after one that did not
 * pass; nobody samples until a sample is good (rules §4, §7).
 */
export const requireInProcessDue: Gate = {
  id: 'requireInProcessDue',
  when: 'always',
  check: (facts) => {
    const checkedRun = checkedRunOf(facts);
    if (facts.command.type !== 'OpenInProcess' || !checkedRun) return null;
    const { work, plan, open } = checkedRun;
    const { line, output, ran, checks } = work;
    const named = { step: facts.step?.id ?? '' };
    if (open) return finding('inProcess.open', { ...named, check: open.id });
    if (line.kind === 'notStarted') return finding('inProcess.neverRan', named);
    if (standingOf(work).kind === 'owed') return null;
    if (line.kind === 'stopped') return underOutlet(output) ? null : finding('inProcess.nothingMade', named);
    const left = untilDue(plan, ran, checks, facts.observed.moment.at);
    const extended = facts.step !== null && isExtended(facts.step, work);
    const within = windowOf(plan, extended) / MINUTE;
    switch (dueState(plan, left, extended)) {
      case 'notYet':
        return finding('inProcess.notDue', {
          ...named,
          minutes: Math.ceil(left / MINUTE) - within,
          every: plan.everyMinutes,
        });
      case 'missed':
        return finding('inProcess.missed', { ...named, within }, 'qaReviewer');
      case 'due':
        return null;
    }
  },
};
