import { finding, type Gate } from './gate.ts';

/** The correction exists, waits for its decision, and is about the value that still stands in the record (S38). */
export const requireCorrection: Gate = {
  id: 'requireCorrection',
  when: 'always',
  check: ({ command, correction, step }) => {
    if (command.type !== 'ApproveCorrection' && command.type !== 'RefuseCorrection') return null;
    if (!correction) return finding('correction.none', { correction: command.correction });
    if (correction.state !== 'proposed')
      return finding('correction.decided', { correction: correction.id, state: correction.state });
    const stands = step?.work.kind === 'clearance' ? step.work.answers[correction.item] : undefined;
    return command.type === 'ApproveCorrection' && stands?.at !== correction.before.at
      ? finding('correction.outdated', { correction: correction.id, item: correction.item })
      : null;
  },
};
