import { finding, type Gate } from './gate.ts';

/**
 * A new label is printed for a received container that QA re-identified in this very step, and once: a label that cannot be
 * read in its turn goes to QA again (rules §4). On anything else it would make an identity that nobody answered for.
 */
export const requireReidentified: Gate = {
  id: 'requireReidentified',
  when: 'always',
  check: ({ command, state, batch, step }) => {
    if (command.type !== 'PrintReceivedLabel') return null;
    const { container } = command;
    const row = state.get('receivedLabels', container);
    if (!row) return finding('relabel.none', { container }, 'qaReviewer');
    if (row.batch !== batch?.id || row.step !== step?.id)
      return finding('relabel.elsewhere', { container, batch: row.batch, step: row.step });
    return row.outcome === 'confirmed' ? finding('relabel.printed', { container }, 'qaReviewer') : null;
  },
};
