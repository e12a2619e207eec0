import { occupiedBy } from '../equipment/clean-status.ts';
import { finding, type Gate } from './gate.ts';

/** What is cleaned is a machine of this station, with nothing in it (S122, 21 CFR 111.35(b)(2)). */
export const requireMachine: Gate = {
  id: 'requireMachine',
  when: 'always',
  check: ({ command, state, station }) => {
    if (command.type !== 'RecordCleaning') return null;
    const machine = state.get('equipment', command.machine);
    if (machine?.kind !== 'machine' || !station.equipment.includes(machine.id))
      return finding('machine.elsewhere', { equipment: command.machine, station: station.id });
    const batch = occupiedBy(state, machine);
    return batch ? finding('machine.occupied', { equipment: machine.id, batch }) : null;
  },
};
