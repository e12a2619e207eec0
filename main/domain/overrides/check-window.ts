import type { ContainerId } from '../../contract/ids.ts';
import { checkedRunOf, standingOf } from '../execution/checked-run.ts';
import { finding } from '../gates/gate.ts';
import { EXTENDED } from '../in-process/due.ts';
import { underOutlet } from '../in-process/output.ts';
import { overrideRowOf } from './override-row.ts';

/**
 * The check of what is being filled is opened earlier or later than its window, by as much again and no further; asked for
 * before it is missed. A check that was missed stays missed, and one that is owed waits for quality (rules §4, §7).
 */
export const CHECK_WINDOW = overrideRowOf({
  id: 'checkWindow',
  command: 'OverrideCheckWindow',
  gate: 'requireInProcessDue',
  mayGrant: ['supervisor', 'qaReviewer'],
  reasons: ['shift-change', 'break', 'line-adjustment', 'equipment-repaired', 'other-see-narrative'],
  category: 'compliance',
  repeatable: false,
  objectOf: ({ container }) => ({ kind: 'container', id: container }),
  problem: (facts, step, { container }) => {
    const checkedRun = checkedRunOf(facts);
    if (!checkedRun) return finding('checkWindow.step', { step: step.id });
    const { work, open } = checkedRun;
    if (underOutlet(work.output)?.id !== container)
      return finding('checkWindow.other', { container, step: step.id });
    return work.line.kind === 'running' && open === null && standingOf(work).kind === 'free'
      ? null
      : finding('checkWindow.needless', { step: step.id });
  },
  subject: (facts, { container }) => {
    const checkedRun = checkedRunOf(facts);
    if (!checkedRun) return null;
    const { everyMinutes, withinMinutes } = checkedRun.plan;
    return [
      'Override: the time of an in-process check',
      `Check of what is in ${container}, every ${everyMinutes} minutes of running`,
      `Opened up to ${withinMinutes * EXTENDED} minutes before or after it is due, in place of ${withinMinutes}`,
    ];
  },
  answers: () => [],
  follows: () => [],
  // No refusal of the time of a check opens an exception; the screen of the run asks for it itself.
  offer: () => null,
  target: (container) => ({ type: 'OverrideCheckWindow', container: container as ContainerId }),
});
