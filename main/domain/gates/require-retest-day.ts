import { finding, type Gate } from './gate.ts';

/** QC extends a retest to a later day that is still ahead, and never beyond expiry (rules §2). */
export const requireRetestDay: Gate = {
  id: 'requireRetestDay',
  when: 'always',
  check: ({ command, state, observed }) => {
    if (command.type !== 'ExtendRetest') return null;
    const lot = state.get('lots', command.lot);
    if (!lot) return null;
    const { day } = observed.moment;
    if (lot.retest === null) return finding('retest.none', { lot: lot.id });
    if (command.retest > lot.expires)
      return finding('retest.beyondExpiry', { lot: lot.id, to: command.retest, expires: lot.expires });
    return command.retest <= lot.retest || command.retest < day
      ? finding('retest.notLater', { lot: lot.id, to: command.retest, is: lot.retest })
      : null;
  },
};
