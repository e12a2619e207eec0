import { finding, type Gate } from './gate.ts';

/**
 * Only what is lost is declared, and it is confirmed only after it was declared (design §5). A broken chain is no gap:
 * the start-up check names none, so nobody can sign it away.
 */
export const requireGap: Gate = {
  id: 'requireGap',
  when: 'always',
  check: ({ command, observed: { gap } }) => {
    if (gap === null) return finding('gap.none');
    return command.type === 'ConfirmGap' && gap.declared === null
      ? finding('gap.notDeclared', {}, 'qaReviewer')
      : null;
  },
};
