import { lateEntryOf } from '../late-entry/late-entry.ts';
import { finding, type Gate } from './gate.ts';

/** A late entry is confirmed once, and nothing is decided about it before two people stand for it (rules §6). */
export const requireLateEntry: Gate = {
  id: 'requireLateEntry',
  when: 'always',
  check: ({ command, state, exception }) => {
    if (command.type === 'ConfirmLate') {
      const entry = state.get('lateEntries', command.late);
      if (!entry) return finding('late.unknown', { object: command.late });
      return entry.confirmed ? finding('late.confirmed', { late: entry.id }) : null;
    }
    const entry = exception && lateEntryOf(state, exception);
    return entry && entry.confirmed === null ? finding('late.unconfirmed', { late: entry.id }) : null;
  },
};
