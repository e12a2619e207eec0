import { destroyProblem } from '../label-ledger/destroyable.ts';
import { finding, type Gate } from './gate.ts';

/** The roll is in the hand as a scan, and nothing is waiting for what is to be destroyed of it (rules §9, 21 CFR 211.125(d)). */
export const requireDestroyable: Gate = {
  id: 'requireDestroyable',
  when: 'act',
  check: ({ command, state, session }) => {
    if (command.type !== 'DestroyLabels' || !session) return null;
    const roll = state.get('labelRolls', command.roll);
    if (!roll || session.roll !== roll.id) return finding('destroy.scan', { roll: command.roll });
    return destroyProblem(state, roll);
  },
};
