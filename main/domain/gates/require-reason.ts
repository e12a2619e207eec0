import { finding, type Gate } from './gate.ts';

/** A reason code first; "other", and whatever is said of lost events, counts only with a sentence beside it (S8, S35). */
export const requireReason: Gate = {
  id: 'requireReason',
  when: 'act',
  check: ({ command }) =>
    'reason' in command &&
    (command.reason === 'other-see-narrative' || command.type === 'DeclareGap') &&
    !('narrative' in command && command.narrative)
      ? finding('reason.narrative')
      : null,
};
