import { finding, type Gate } from './gate.ts';

/** One second attempt, after recorded cleaning and leveling; a second failure stands (rules §5). */
export const requireCheckAttempt: Gate = {
  id: 'requireCheckAttempt',
  when: 'always',
  check: ({ command, step, scale }) => {
    if (step?.work.kind !== 'check' || !scale) return null;
    const check = step.work.scales[scale.id];
    if (!check) return null;
    switch (check.outcome) {
      case 'passed':
        return finding('check.passed', { scale: scale.id });
      case 'failed':
        return finding('check.failedTwice', { scale: scale.id }, 'qaReviewer');
      case 'failedOnce':
        return command.type === 'RepeatCheck' ? null : finding('check.repeatFirst', { scale: scale.id });
      case 'open':
        return command.type === 'RepeatCheck' ? finding('check.notFailed', { scale: scale.id }) : null;
    }
  },
};
