import { finding, type Gate } from './gate.ts';

/** The roll was scanned, and a label of it, before it is counted: nobody issues by what they remember (S42, S106). */
export const requireScannedRoll: Gate = {
  id: 'requireScannedRoll',
  when: 'always',
  check: ({ command, step }) => {
    if (command.type !== 'IssueLabels' || step?.work.kind !== 'labelIssue') return null;
    const { roll } = step.work;
    if (roll?.id !== command.roll) return finding('roll.notScanned', { roll: command.roll });
    return roll.artworkSeen ? null : finding('roll.artworkFirst', { roll: roll.id });
  },
};
