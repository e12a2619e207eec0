import { qualified } from '../identity/authority.ts';
import { finding, type Gate } from './gate.ts';

/** Who cleans and who verifies it are both qualified for this machine today (S46, 21 CFR 111.12, 111.35(b)(2)). */
export const requireCleaner: Gate = {
  id: 'requireCleaner',
  when: 'always',
  check: ({ command, state, person, signer, observed }) => {
    if (command.type !== 'RecordCleaning' || !person || !signer) return null;
    const machine = state.get('equipment', command.machine);
    if (machine?.kind !== 'machine') return null;
    const { performers, verifiers } = machine.cleaning;
    const without = [
      { who: person, codes: performers },
      { who: signer, codes: verifiers },
    ].find(({ who, codes }) => qualified(who, codes, observed.moment.day).kind !== 'yes');
    return without
      ? finding(
          'cleaner.unqualified',
          { person: without.who.name, equipment: machine.id, codes: without.codes.join(', ') },
          'supervisor',
        )
      : null;
  },
};
