import { finding, type Gate } from './gate.ts';

/** A count says how many, and for what is rejected why: the code first (S8). Only what is left over can be nothing. */
export const requireCount: Gate = {
  id: 'requireCount',
  when: 'act',
  check: ({ command }) => {
    if (command.type !== 'RecordCount') return null;
    const { what, quantity, reason } = command;
    if (what === 'rejected' && reason === null) return finding('lineCount.reason');
    if (what !== 'rejected' && reason !== null) return finding('lineCount.noReason', { what });
    return quantity === 0 && what !== 'unitsLeft' ? finding('lineCount.nothing', { what }) : null;
  },
};
