import { detectorStanding, isChallengedAfter } from '../execution/bulk-weighing.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Nothing goes through a detector that was not challenged well before it, within the minutes of the recipe; and nothing is
 * complete before it was challenged well after the last of it (rules §5, 21 CFR 111.27).
 */
export const requireChallenge: Gate = {
  id: 'requireChallenge',
  when: 'always',
  check: ({ command, state, step, recipeStep: master, scanned, observed }) => {
    if (master?.kind !== 'bulkWeigh' || step?.work.kind !== 'bulkWeigh') return null;
    if (command.type === 'PresentScan' && scanned?.role !== 'intake') return null;
    if (command.type === 'CompleteStep')
      return isChallengedAfter(state, step.work, master)
        ? null
        : finding('challenge.after', { detector: master.detector });
    const is = detectorStanding(state, master, observed.moment.at);
    switch (is.kind) {
      case 'good':
        return null;
      case 'failed':
        return finding('challenge.failed', { detector: master.detector });
      case 'adjusted':
        return finding('challenge.adjusted', { detector: master.detector });
      case 'due':
        return finding('challenge.due', { detector: master.detector, minutes: master.challengeMinutes });
    }
  },
};
